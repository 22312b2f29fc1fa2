package org.epicentra.mixture.counts;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.epicentra.math.GammaFunctions;
import org.junit.jupiter.api.Test;

class CountScoresTest {
  /** The ratio of the probabilities of S + 1 and S passes 1 once, so that there is one mode. */
  @Property(tries = 400)
  void aProbabilityIsLeastAtAnEndOfARange(
      @ForAll CountType type,
      @ForAll boolean zeroTruncated,
      @ForAll @DoubleRange(min = -2, max = 4) double logShape,
      @ForAll @DoubleRange(min = -2, max = 4) double logEvents,
      @ForAll @DoubleRange(min = -2, max = 4) double logDispersion,
      @ForAll @IntRange(min = 1, max = 3000) int from,
      @ForAll @IntRange(min = 1, max = 300) int length) {
    boolean poisson = type == CountType.POISSON;
    double r = poisson ? Double.NaN : Math.pow(10, logDispersion);
    CountPrior prior = new CountPrior(type, 1, 1, r, zeroTruncated);
    double[] a = {Math.pow(10, logShape)};
    double[] b = {Math.pow(10, logEvents)};
    CountPosterior posterior = prior.of(a, b, poisson ? Double.POSITIVE_INFINITY : r);
    CountScores scores = new CountScores(posterior);
    double least = Math.min(log(scores, from), log(scores, from + length));
    for (int s = from; s <= from + length; s++) {
      assertThat(log(scores, s)).isGreaterThanOrEqualTo(least - 1e-7);
    }
  }

  private static double log(CountScores scores, int strength) {
    return scores.logPredictive(0, strength) - GammaFunctions.logFactorial(strength);
  }

  /** Beyond the table, and within it before and after it is filled, numbers are the law's own. */
  @Test
  void probabilitiesAreThoseOfTheLaw() {
    CountPosterior posterior =
        CountPrior.poisson(1, 1)
            .of(new double[] {3, 50}, new double[] {2, 10}, Double.POSITIVE_INFINITY);
    CountScores scores = new CountScores(posterior);
    for (int turn = 0; turn < 2; turn++) {
      for (double strength : new double[] {0, 7, 2047, 2048, 1e9}) {
        assertThat(scores.logPredictive(1, strength))
            .isEqualTo(posterior.logPredictive(1, strength));
      }
    }
    assertThat(scores.logPredictive(0, Double.NaN)).isZero();
    assertThat(scores.expected(0, 4)).isEqualTo(4 * posterior.slope(0) + posterior.constant(0));
    assertThat(scores.expected(0, Double.NaN)).isZero();
    assertThat(scores.shared(5)).isEqualTo(-GammaFunctions.logFactorial(5));
    assertThat(scores.shared(Double.NaN)).isZero();
  }
}
