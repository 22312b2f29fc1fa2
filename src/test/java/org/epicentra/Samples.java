package org.epicentra;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Tests of fit for seeded samples, which give a p-value each. */
public final class Samples {
  private Samples() {}

  /**
   * The p-value of the Kolmogorov-Smirnov test of a sample against a continuous distribution, by
   * the asymptotic series of Kolmogorov (1933); good for a thousand values and more.
   */
  public static double kolmogorovSmirnov(double[] sample, DoubleUnaryOperator cdf) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i++) {
      double p = cdf.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max((i + 1.0) / n - p, p - (double) i / n));
    }
    double t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
    double sum = 0;
    for (int j = 1; j <= 100; j++) {
      sum += (j % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * j * j * t * t);
    }
    return Math.min(1, Math.max(0, sum));
  }

  /**
   * The p-value of the chi-square test of counts 0, 1, 2, ... against a distribution; neighbouring
   * values are joined until at least 10 are expected.
   */
  public static double chiSquare(long[] sample, LongToDoubleFunction probability) {
    long[] sorted = sample.clone();
    Arrays.sort(sorted);
    double statistic = 0;
    double expected = 0;
    double mass = 0;
    int bins = 0;
    int seen = 0;
    int from = 0;
    for (long value = 0; mass < 1 - 20.0 / sample.length; value++) {
      double p = probability.applyAsDouble(value);
      mass += p;
      expected += p * sample.length;
      while (seen < sorted.length && sorted[seen] == value) {
        seen++;
      }
      if (expected >= 10) {
        statistic += square(seen - from - expected) / expected;
        from = seen;
        expected = 0;
        bins++;
      }
    }
    double rest = (1 - mass) * sample.length + expected;
    statistic += square(sorted.length - from - rest) / rest;
    return 1 - new ChiSquaredDistribution(null, bins).cumulativeProbability(statistic);
  }

  private static double square(double x) {
    return x * x;
  }
}
