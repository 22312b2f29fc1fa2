package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GammaTest {
  /** Expected: root finding in mpmath with 50 digits, by src/test/python/make_golden.py. */
  @Test
  void quantiles() {
    for (JsonNode row : Golden.read("gamma-quantiles")) {
      double shape = row.get("shape").doubleValue();
      double p = row.get("p").doubleValue();
      double expected = row.get("quantile").doubleValue();
      assertThat(Gamma.of(shape, 1).quantile(p) / expected)
          .as("%s-quantile of Gamma(%s, 1)", p, shape)
          .isCloseTo(1, within(1e-11));
      assertThat(Gamma.of(shape, 8).quantile(p) * 8 / expected).isCloseTo(1, within(1e-11));
    }
  }

  @Test
  void aQuantileBelowTheSmallestNumberIsZero() {
    // P(x) = x^shape / Gamma(shape + 1) near 0, so x = 0.025^1000 = 1e-1602.
    assertThat(Gamma.of(1e-3, 1).quantile(0.025)).isZero();
  }

  /** Expected: numerical integration in SciPy. */
  @Test
  void divergence() {
    for (JsonNode row : Golden.read("divergences").get("gamma")) {
      Gamma distribution = Gamma.of(row.get("shape").doubleValue(), row.get("rate").doubleValue());
      Gamma other =
          Gamma.of(row.get("otherShape").doubleValue(), row.get("otherRate").doubleValue());
      assertThat(distribution.kl(other)).isCloseTo(row.get("kl").doubleValue(), within(1e-10));
      assertThat(distribution.kl(distribution)).isZero();
    }
  }

  @Test
  void entropyAndMomentsOfTheExponentialDistribution() {
    Gamma exponential = Gamma.of(1, 4);
    assertThat(exponential.mean()).isEqualTo(0.25);
    assertThat(exponential.entropy()).isCloseTo(1 - Math.log(4), within(4e-15));
    assertThat(exponential.logProb(0.5)).isCloseTo(Math.log(4) - 2, within(1e-15));
    assertThat(exponential.logProb(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    // E[ln X] of a unit exponential is minus Euler's constant.
    assertThat(exponential.meanLog()).isCloseTo(-0.57721566490153286 - Math.log(4), within(4e-15));
  }

  /** Kolmogorov-Smirnov on 20,000 draws; fails for one seed in a million. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.9, 1, 2.5, 40, 1e5})
  void drawsFollowTheDistribution(double shape) {
    GammaDistribution expected = new GammaDistribution(null, shape, 1 / 3.0);
    double[] draws = new double[20_000];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Gamma.of(shape, 3).sample(RandomStream.of(5, "gamma", 0, i));
    }
    assertThat(Samples.kolmogorovSmirnov(draws, expected::cumulativeProbability))
        .isGreaterThan(1e-6);
  }

  /** Expected: central differences of quantiles in mpmath, by make_distribution_golden.py. */
  @Test
  void theDrawAndItsDerivativeByTheShape() {
    Distributions.golden("gammaDraws")
        .forEach(
            row -> {
              Gamma distribution = Gamma.of(row.get("shape").doubleValue(), 2);
              double noise = row.get("noise").doubleValue();
              double draw = row.get("draw").doubleValue() / 2;
              double slope = row.get("byShape").doubleValue() / 2;
              assertThat(distribution.rsample(noise) / draw)
                  .as("%s", row)
                  .isCloseTo(1, within(1e-10));
              double[] byParameters = distribution.pathwise(noise);
              assertThat(byParameters[0] / slope).as("%s", row).isCloseTo(1, within(1e-8));
              assertThat(byParameters[1]).isCloseTo(-draw / 2, within(1e-10 * draw));
            });
  }

  @Test
  void refusesWhatIsNotPositive() {
    assertThatThrownBy(() -> Gamma.of(Double.NaN, 1)).hasMessageContaining("shape is NaN");
    assertThatThrownBy(() -> Gamma.of(1, 0)).hasMessageContaining("rate is 0.0");
    assertThatThrownBy(() -> Gamma.of(1, 1).quantile(1)).hasMessageContaining("p is 1.0");
  }
}
