package org.epicentra.distribution;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * The outcome of a test of fit.
 *
 * @param statistic of Kolmogorov and Smirnov, the greatest distance of two distribution functions;
 *     or chi-square
 * @param pValue the probability of so large a statistic where the sample does have the law
 */
public record FitTest(double statistic, double pValue) {

  /**
   * A sample against a law, by Kolmogorov and Smirnov.
   *
   * @param sample at least one value; not changed
   */
  public static FitTest kolmogorovSmirnov(double[] sample, ContinuousLaw law) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double count = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = law.cdf(sorted[i]);
      distance = Math.max(distance, Math.max((i + 1) / count - p, p - i / count));
    }
    double below = new KolmogorovSmirnovTest().cdf(distance, sorted.length);
    return new FitTest(distance, Math.max(0, 1 - below));
  }

  /**
   * Two samples of equal length against each other, by Kolmogorov and Smirnov with the limit law of
   * their distance; good for a hundred values and more.
   *
   * @param one not changed
   * @param other as long, not changed
   */
  public static FitTest twoSample(double[] one, double[] other) {
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    double distance = test.kolmogorovSmirnovStatistic(one, other);
    return new FitTest(distance, test.approximateP(distance, one.length, other.length));
  }

  /**
   * Counts of categories against a law, by chi-square with one degree of freedom less than there
   * are categories of a positive probability. Good where five or more are expected of each.
   *
   * @param counts length K, not all zero
   */
  public static FitTest chiSquare(long[] counts, Categorical law) {
    long total = Arrays.stream(counts).sum();
    double statistic = 0;
    int possible = 0;
    for (int k = 0; k < counts.length; k++) {
      double expected = law.probability(k) * total;
      if (expected > 0) {
        statistic += (counts[k] - expected) * (counts[k] - expected) / expected;
        possible++;
      } else if (counts[k] > 0) {
        return new FitTest(Double.POSITIVE_INFINITY, 0);
      }
    }
    if (possible == 1) {
      return new FitTest(statistic, 1);
    }
    ChiSquaredDistribution limit = new ChiSquaredDistribution(null, possible - 1);
    return new FitTest(statistic, 1 - limit.cumulativeProbability(statistic));
  }
}
