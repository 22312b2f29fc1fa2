package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;

class FitTestTest {
  private static final double[] SAMPLE = {0.1, 0.25, 0.3, 0.7, 0.9, 1.6, 2.2, 0.05};

  /** Expected: scipy.stats.kstest(SAMPLE, "expon"), exact. */
  @Test
  void kolmogorovSmirnovIsSciPys() {
    FitTest test = FitTest.kolmogorovSmirnov(SAMPLE, Exponential.of(1));
    assertThat(test.statistic()).isCloseTo(0.24081822068171788, within(1e-12));
    assertThat(test.pValue()).isCloseTo(0.6576929581144666, within(1e-9));
  }

  /**
   * Expected: ks_2samp for the statistic, scipy.special.kolmogorov(D sqrt(200)) for its limit
   * distribution.
   */
  @Test
  void twoSamplesAgainstEachOther() {
    double[] one = new double[400];
    double[] other = new double[400];
    for (int i = 0; i < 400; i++) {
      one[i] = i / 400.0;
      other[i] = Math.pow(i / 400.0, 1.2);
    }
    FitTest test = FitTest.twoSample(one, other);
    assertThat(test.statistic()).isCloseTo(0.0675, within(1e-12));
    assertThat(test.pValue()).isCloseTo(0.32187787931719725, within(1e-9));
  }

  /** Expected: scipy.stats.chisquare([12, 18, 55, 15], [10, 20, 50, 20]). */
  @Test
  void chiSquareIsSciPys() {
    FitTest test =
        FitTest.chiSquare(new long[] {12, 18, 55, 15}, Categorical.of(0.1, 0.2, 0.5, 0.2));
    assertThat(test.statistic()).isCloseTo(2.35, within(1e-12));
    assertThat(test.pValue()).isCloseTo(0.5030099612820287, within(1e-12));
  }

  @Test
  void aCategoryThatCannotComeRefutesTheDistribution() {
    Categorical distribution = Categorical.of(1, 0);
    assertThat(FitTest.chiSquare(new long[] {7, 0}, distribution).pValue()).isEqualTo(1);
    assertThat(FitTest.chiSquare(new long[] {7, 1}, distribution).pValue()).isZero();
  }

  /**
   * Under the distribution p-values are uniform: of 400, their mean is 1/2 within 5.3 standard
   * errors.
   */
  @Test
  void pValuesAreUniformWhereTheDistributionHolds() {
    double direct = 0;
    double two = 0;
    for (int seed = 0; seed < 400; seed++) {
      DrawComparison drawn = DrawComparison.of(Exponential.of(2), 300, seed);
      direct += drawn.direct().fit().pValue() / 400;
      two += drawn.twoSample().pValue() / 400;
    }
    double error = 5.3 / Math.sqrt(12 * 400);
    assertThat(direct).isCloseTo(0.5, within(error));
    assertThat(two)
        .isCloseTo(0.5, within(error + 0.03)); // its limit distribution is a little cautious
  }

  /** A tenth too wide a distribution is refuted by 10,000 draws. */
  @Test
  void anotherDistributionIsRefuted() {
    double[] draws = new double[10_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Normal.of(0, 1.1).sample(RandomStream.of(1, "wide", 0, i));
    }
    assertThat(FitTest.kolmogorovSmirnov(draws, Normal.of(0, 1)).pValue()).isLessThan(1e-6);
    assertThat(FitTest.kolmogorovSmirnov(draws, Normal.of(0, 1.1)).pValue()).isGreaterThan(1e-6);
  }
}
