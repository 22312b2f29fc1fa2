package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.epicentra.Golden;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every distribution of counts must do. Expected numbers: SciPy, make_distribution_golden.py.
 */
class DiscreteDistributionTest {
  private static final int DRAWS = 50_000;

  static Stream<JsonNode> distributions() {
    return Distributions.golden("discrete");
  }

  private static DiscreteDistribution distribution(JsonNode row) {
    return Distributions.discrete(
        row.get("distribution").textValue(), Distributions.parameters(row));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void probabilitiesMomentsAndEntropyAreSciPys(JsonNode row) {
    DiscreteDistribution distribution = distribution(row);
    for (int i = 0; i < row.get("points").size(); i++) {
      JsonNode expected = row.get("logProb").get(i);
      double actual = distribution.logProb(row.get("points").get(i).longValue());
      if (expected.isNull()) {
        assertThat(actual).isEqualTo(Double.NEGATIVE_INFINITY);
      } else {
        double log = expected.doubleValue();
        assertThat(actual).isCloseTo(log, within(1e-12 * Math.max(1, Math.abs(log))));
      }
    }
    assertThat(distribution.mean())
        .isCloseTo(row.get("mean").doubleValue(), within(1e-14 * distribution.mean()));
    assertThat(distribution.variance())
        .isCloseTo(
            row.get("variance").doubleValue(), within(1e-15 + 1e-13 * distribution.variance()));
    assertThat(distribution.entropy())
        .isCloseTo(
            row.get("entropy").doubleValue(), within(1e-15 + 1e-10 * distribution.entropy()));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void probabilitiesSumToOneAndToTheMoments(JsonNode row) {
    DiscreteDistribution distribution = distribution(row);
    long last = (long) (distribution.mean() + 20 * Math.sqrt(distribution.variance()) + 50);
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (long n = 0; n <= last; n++) {
      double p = Math.exp(distribution.logProb(n));
      sum += p;
      mean += p * n;
      square += p * (n - distribution.mean()) * (n - distribution.mean());
    }
    assertThat(sum).isCloseTo(1, within(1e-10));
    assertThat(mean).isCloseTo(distribution.mean(), within(1e-10 * distribution.mean()));
    assertThat(square)
        .isCloseTo(distribution.variance(), within(1e-9 * distribution.variance() + 1e-15));
    assertThat(distribution.logProb(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** The mean within 5.3 standard errors: one seed in ten million fails. */
  @ParameterizedTest
  @MethodSource("distributions")
  void drawsHaveTheMeanAndStayInTheSupport(JsonNode row) {
    DiscreteDistribution distribution = distribution(row);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      long draw = distribution.sample(RandomStream.of(13, "draw", 0, i));
      assertThat(distribution.logProb(draw)).isGreaterThan(Double.NEGATIVE_INFINITY);
      sum += draw;
    }
    double error = 5.3 * Math.sqrt(distribution.variance() / DRAWS) + 1e-12 * distribution.mean();
    // Of probabilities near 1e-9 no draw is expected at all: one in 20,000 runs would have one.
    assertThat(sum / DRAWS).isCloseTo(distribution.mean(), within(error));
  }

  @Test
  void illegalParametersAreRefused() {
    for (double illegal : new double[] {Double.NaN, -0.1, 1.5}) {
      assertThatThrownBy(() -> Bernoulli.of(illegal))
          .hasMessage("probability is " + illegal + "; it must lie in [0, 1]");
      assertThatThrownBy(() -> Categorical.of(0.5, illegal)).hasMessageContaining("probability 1");
    }
    assertThatThrownBy(() -> Categorical.of(0.5, 0.4)).hasMessageContaining("sum to 0.9");
    assertThatThrownBy(() -> Categorical.of()).hasMessageContaining("no categories");
    assertThatThrownBy(() -> Categorical.ofLogits(0, Double.NaN)).hasMessageContaining("logit 1");
    assertThatThrownBy(() -> Categorical.ofLogits(Double.NEGATIVE_INFINITY))
        .hasMessageContaining("no logit is finite");
    assertThatThrownBy(() -> Categorical.of(1).kl(Categorical.of(0.5, 0.5)))
        .hasMessageContaining("length 2; it must be 1");
  }

  static Stream<JsonNode> pairs() {
    return Distributions.golden("divergences");
  }

  /** Expected: the integral, or the sum, of p ln(p/q) in mpmath. */
  @ParameterizedTest
  @MethodSource("pairs")
  void divergencesAreTheIntegralAndVanishOnTheDistributionItself(JsonNode row) {
    String name = row.get("distribution").textValue();
    double[] of = Distributions.parameters(row);
    double[] from = Golden.vector(row.get("other"));
    double kl = row.get("kl").doubleValue();
    assertThat(Distributions.kl(name, of, from)).isCloseTo(kl, within(1e-15 + 1e-9 * kl));
    assertThat(Distributions.kl(name, from, of)).isPositive();
    assertThat(Distributions.kl(name, of, of)).isZero();
    assertThat(Distributions.kl(name, from, from)).isZero();
  }

  @Test
  void aValueThatTheOtherDistributionNeverTakesCostsEverything() {
    assertThat(Bernoulli.of(0.5).kl(Bernoulli.of(1))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Poisson.of(2).kl(Poisson.of(0))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Poisson.of(0).kl(Poisson.of(2))).isEqualTo(2);
    assertThat(Categorical.of(0.5, 0.5).kl(Categorical.of(1, 0)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Categorical.of(1, 0).kl(Categorical.of(0.5, 0.5)))
        .isCloseTo(Math.log(2), within(1e-15));
  }
}
