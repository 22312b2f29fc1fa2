package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {
  /** Expected: mpmath with 60 digits; shapes up to 4e10, where plain ln Gamma loses 6 digits. */
  @Test
  void probabilities() {
    for (JsonNode row : Golden.read("negative-binomials")) {
      NegativeBinomial distribution =
          NegativeBinomial.of(row.get("shape").doubleValue(), row.get("rate").doubleValue());
      double expected = row.get("logProbability").doubleValue();
      assertThat(distribution.logProb(row.get("n").longValue()))
          .as(row.toString())
          .isCloseTo(expected, within(1e-14 * (100 + Math.abs(expected))));
    }
  }

  @Test
  void probabilitiesSumToOne() {
    NegativeBinomial distribution = NegativeBinomial.of(3.5, 0.2);
    double sum = 0;
    for (int n = 0; n < 400; n++) {
      sum += Math.exp(distribution.logProb(n));
    }
    // What is left out beyond 400 is 1e-25 of the mass: (1 - p)^400 with p = 1/6.
    assertThat(sum).isCloseTo(1, within(1e-13));
  }

  /** Poisson counts of gamma rates: chi-square on 50,000 draws, fails for one seed in a million. */
  @Test
  void isTheGammaMixtureOfPoissonDistributions() {
    NegativeBinomial distribution = NegativeBinomial.of(2.5, 0.3);
    assertThat(distribution.mean()).isEqualTo(2.5 / 0.3);
    long[] draws = new long[50_000];
    for (int i = 0; i < draws.length; i++) {
      RandomStream random = RandomStream.of(8, "mixed", 0, i);
      draws[i] = Poisson.of(Gamma.of(2.5, 0.3).sample(random)).sample(random);
    }
    assertThat(Samples.chiSquare(draws, n -> Math.exp(distribution.logProb(n))))
        .isGreaterThan(1e-6);
  }

  @Test
  void refusesWhatIsNotPositive() {
    assertThatThrownBy(() -> NegativeBinomial.of(0, 1)).hasMessageContaining("shape is 0.0");
  }
}
