package org.epicentra.mixture.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.Samples;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Draws of zero-truncated laws by chi-square against their probabilities. Seeds are fixed; each
 * test fails for one seed in a million.
 */
class PositiveStrengthsTest {
  private static final double FALSE_FAIL_RATE = 1e-6;
  private static final int DRAWS = 20_000;

  /** Infinite dispersion is Poisson; eq. (47) over 1 - P(0) is the expected law. */
  @ParameterizedTest
  @CsvSource({
    "Infinity, 3, 0.5",
    "Infinity, 0.4, 9",
    "Infinity, 1, 1e7",
    "Infinity, 5000, 1e3",
    "2.5, 40, 3",
    "2.5, 1, 1e6",
    "0.02, 3, 150",
    "0.02, 1, 1e6",
    "1e4, 2, 1e3",
    "1e4, 6, 2",
    "300, 0.05, 0.7",
    "7, 0.3, 20"
  })
  void ofAPosteriorFollowThePredictiveLaw(double r, double a, double b) {
    CountPosterior posterior = prior(r).of(new double[] {a}, new double[] {b}, r);
    long[] sample = new long[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      sample[i] = posterior.draw(0, RandomStream.of(3, "posterior", (long) r, i));
    }
    assertThat(
            Samples.chiSquare(
                sample,
                s -> Math.exp(posterior.logPredictive(0, s) - GammaFunctions.logFactorial(s))))
        .isGreaterThan(FALSE_FAIL_RATE);
  }

  private static CountPrior prior(double r) {
    return r == Double.POSITIVE_INFINITY
        ? new CountPrior(CountType.POISSON, 1, 1, Double.NaN, true)
        : new CountPrior(CountType.NEGATIVE_BINOMIAL, 1, 1, r, true);
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 1e-9",
    "Infinity, 0.3",
    "Infinity, 40",
    "2.5, 1e-9",
    "2.5, 0.7",
    "2.5, 30",
    "0.01, 3",
    "1e4, 0.2",
    "1e4, 25"
  })
  void ofAKnownRateFollowTheTruncatedLaw(double r, double rate) {
    StrengthSampler sampler = StrengthSampler.of(new double[] {rate}, r, true);
    long[] sample = new long[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      sample[i] = sampler.draw(0, RandomStream.of(4, "rate", (long) r, i));
    }
    assertThat(Arrays.stream(sample).min().getAsLong()).isPositive();
    boolean poisson = r == Double.POSITIVE_INFINITY;
    double seen = poisson ? -Math.expm1(-rate) : -Math.expm1(-r * Math.log1p(rate / r));
    assertThat(
            Samples.chiSquare(
                sample,
                s ->
                    s == 0
                        ? 0
                        : Math.exp(
                                poisson
                                    ? Poisson.of(rate).logProb(s)
                                    : NegativeBinomial.of(r, r / rate).logProb(s))
                            / seen))
        .isGreaterThan(FALSE_FAIL_RATE);
  }

  @Test
  void aRateOfZeroGivesTheLeastStrength() {
    for (double r : new double[] {0.01, 3, 1e4, Double.POSITIVE_INFINITY}) {
      StrengthSampler sampler = StrengthSampler.of(new double[] {0}, r, true);
      for (int i = 0; i < 100; i++) {
        assertThat(sampler.draw(0, RandomStream.of(5, "zero", 0, i))).isEqualTo(1);
      }
    }
  }

  /** With r b = 0.01 the rate exceeds any double once in some hundred draws. */
  @Test
  void ratesBeyondAllNumbersAreDrawnAsVeryGreatOnes() {
    for (boolean truncated : new boolean[] {false, true}) {
      CountPosterior posterior =
          new CountPrior(CountType.NEGATIVE_BINOMIAL, 1, 1, 0.01, truncated)
              .of(new double[] {1}, new double[] {0.1}, 0.01);
      for (int i = 0; i < 20_000; i++) {
        assertThat(posterior.draw(0, RandomStream.of(6, "great", 0, i)))
            .isBetween(truncated ? 1L : 0, Long.MAX_VALUE - 1);
      }
    }
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> StrengthSampler.of(new double[] {-1}, 2, false))
        .withMessageContaining("a rate is -1");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> StrengthSampler.of(new double[] {1}, 0.001, false))
        .withMessageContaining("‹dispersion› is 0.001; it must be from 0.01 to 10000");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> StrengthSampler.of(new double[] {1}, Double.NaN, false))
        .withMessageContaining("‹dispersion› is NaN");
  }
}
