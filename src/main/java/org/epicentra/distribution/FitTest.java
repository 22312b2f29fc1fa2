package org.epicentra.distribution;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * The result of a goodness-of-fit test.
 *
 * @param statistic the Kolmogorov-Smirnov statistic, the greatest distance between two distribution
 *     functions, from 0 to 1; or chi-square, 0 or more
 * @param pValue the probability of a statistic this large if the sample does come from the
 *     distribution
 */
public record FitTest(double statistic, double pValue) {

  /**
   * The Kolmogorov-Smirnov test of a sample against a distribution.
   *
   * @param sample one value or more; not changed
   */
  public static FitTest kolmogorovSmirnov(double[] sample, ContinuousDistribution distribution) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double count = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = distribution.cdf(sorted[i]);
      distance = Math.max(distance, Math.max((i + 1) / count - p, p - i / count));
    }
    double below = new KolmogorovSmirnovTest().cdf(distance, sorted.length);
    return new FitTest(distance, Math.max(0, 1 - below));
  }

  /**
   * The Kolmogorov-Smirnov test of two samples of equal length, by the limiting distribution of the
   * statistic; accurate for samples of a hundred values or more.
   *
   * @param one one sample; not changed
   * @param other the other sample, of the same length; not changed
   */
  public static FitTest twoSample(double[] one, double[] other) {
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    double distance = test.kolmogorovSmirnovStatistic(one, other);
    return new FitTest(distance, test.approximateP(distance, one.length, other.length));
  }

  /**
   * The chi-square test of category counts against a distribution, with one degree of freedom fewer
   * than there are categories of positive probability. Accurate if five or more draws are expected
   * in each.
   *
   * @param counts of the categories, length K, not all zero
   */
  public static FitTest chiSquare(long[] counts, Categorical distribution) {
    long total = Arrays.stream(counts).sum();
    double statistic = 0;
    int possible = 0;
    for (int k = 0; k < counts.length; k++) {
      double expected = distribution.probability(k) * total;
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
