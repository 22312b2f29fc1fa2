package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaNegativeBinomialTest {
  /**
   * Expected: mpmath with 60 digits; r up to 1e4, u up to 1e12 and v up to 1e9, where differences
   * of ln B lose 5 digits.
   */
  @Test
  void probabilitiesAndMoments() {
    for (JsonNode row : Golden.read("beta-family").get("betaNegativeBinomials")) {
      double[] p = Distributions.parameters(row);
      BetaNegativeBinomial distribution = BetaNegativeBinomial.of(p[0], p[1], p[2]);
      for (int i = 0; i < row.get("points").size(); i++) {
        double expected = row.get("logProb").get(i).doubleValue();
        assertThat(distribution.logProb(row.get("points").get(i).longValue()))
            .as("%s, point %d", row, i)
            .isCloseTo(expected, within(2e-15 * (1 + Math.abs(expected))));
      }
      assertMoment(distribution.mean(), row.get("mean"));
      assertMoment(distribution.variance(), row.get("variance"));
      assertThat(distribution.logProb(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  private static void assertMoment(double actual, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(actual).isEqualTo(Double.POSITIVE_INFINITY);
    } else {
      assertThat(actual / expected.doubleValue()).isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void probabilitiesSumToOneAndToTheMoments() {
    BetaNegativeBinomial distribution = BetaNegativeBinomial.of(3.5, 90, 40);
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (int n = 0; n < 400; n++) {
      double p = Math.exp(distribution.logProb(n));
      sum += p;
      mean += p * n;
      square += p * (n - distribution.mean()) * (n - distribution.mean());
    }
    assertThat(sum).isCloseTo(1, within(1e-14));
    assertThat(mean).isCloseTo(distribution.mean(), within(1e-14));
    assertThat(square).isCloseTo(distribution.variance(), within(1e-13));
  }

  /** If p is known well it is the negative binomial distribution, whose rate is p / (1 - p). */
  @Test
  void tendsToTheNegativeBinomialDistribution() {
    NegativeBinomial limit = NegativeBinomial.of(2.5, 1.5);
    BetaNegativeBinomial distribution = BetaNegativeBinomial.of(2.5, 1.5e14, 1e14);
    for (long n = 0; n < 50; n++) {
      assertThat(distribution.logProb(n)).isCloseTo(limit.logProb(n), within(1e-11));
    }
    assertThat(distribution.logProb(0)).isCloseTo(limit.logProbabilityOfZero(), within(1e-12));
  }

  /** Chi-square on 50,000 draws; fails for one seed in a million. */
  @ParameterizedTest
  @CsvSource({"2.5, 30, 12", "1.5, 4, 2", "3, 1.2, 0.1", "1e4, 1e9, 5e5", "0.2, 9, 30"})
  void drawsFollowTheDistribution(double r, double u, double v) {
    BetaNegativeBinomial distribution = BetaNegativeBinomial.of(r, u, v);
    long[] draws = new long[50_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Math.min(1000, distribution.sample(RandomStream.of(8, "draw", 0, i)));
    }
    double[] above = {1};
    for (long n = 0; n < 1000; n++) {
      above[0] -= Math.exp(distribution.logProb(n));
    }
    assertThat(
            Samples.chiSquare(draws, n -> n < 1000 ? Math.exp(distribution.logProb(n)) : above[0]))
        .isGreaterThan(1e-6);
  }

  @Test
  void aDrawBeyondTheLargestNumberIsThatNumber() {
    // p is almost surely below 1e-100: half of the draws of its log odds are below -690.
    BetaNegativeBinomial distribution = BetaNegativeBinomial.of(2, 1e-4, 1e6);
    assertThat(distribution.sample(RandomStream.of(1, "heavy", 0, 0))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void refusesWhatIsNotPositive() {
    assertThatThrownBy(() -> BetaNegativeBinomial.of(0, 1, 1)).hasMessageContaining("r is 0.0");
    assertThatThrownBy(() -> BetaNegativeBinomial.of(1, -1, 1)).hasMessageContaining("u is -1.0");
    assertThatThrownBy(() -> BetaNegativeBinomial.of(1, 1, Double.NaN))
        .hasMessageContaining("v is NaN");
  }
}
