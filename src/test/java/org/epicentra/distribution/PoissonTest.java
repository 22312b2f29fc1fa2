package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
  @Test
  void probabilitiesByHand() {
    assertThat(Poisson.of(2).logProb(3)).isCloseTo(Math.log(8.0 / 6 * Math.exp(-2)), within(1e-15));
    assertThat(Poisson.of(0).logProb(0)).isZero();
    assertThat(Poisson.of(0).logProb(1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Chi-square on 50,000 draws; fails for one seed in a million. Both methods and their border. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1.5, 9.99, 10, 17, 120, 5000})
  void drawsFollowTheDistribution(double rate) {
    Poisson distribution = Poisson.of(rate);
    long[] draws = new long[50_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = distribution.sample(RandomStream.of(6, "poisson", 0, i));
    }
    assertThat(Samples.chiSquare(draws, n -> Math.exp(distribution.logProb(n))))
        .isGreaterThan(1e-6);
  }

  @Test
  void aRateOfZeroGivesZero() {
    assertThat(Poisson.of(0).sample(RandomStream.of(1, "zero", 0, 0))).isZero();
  }

  @Test
  void refusesNegativeRates() {
    assertThatThrownBy(() -> Poisson.of(-1)).hasMessageContaining("rate is -1.0");
    assertThatThrownBy(() -> Poisson.of(Double.NaN)).hasMessageContaining("rate is NaN");
  }

  /** From 1000 on an expansion; SciPy adds up the terms. */
  @Test
  void theEntropyOfAGreatRate() {
    assertThat(Poisson.of(1000).entropy()).isCloseTo(4.8727327976416905, within(1e-10));
    assertThat(Poisson.of(200).entropy()).isCloseTo(4.06767950147638, within(1e-10));
  }
}
