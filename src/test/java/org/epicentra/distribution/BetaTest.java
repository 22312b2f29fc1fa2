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

/** Expected numbers: mpmath with 40 digits or more, by make_distribution_golden.py. */
class BetaTest {
  private static final JsonNode GOLDEN = Golden.read("beta-family");

  private static Beta distribution(JsonNode row) {
    return Beta.of(row.get("alpha").doubleValue(), row.get("beta").doubleValue());
  }

  /** The distribution of 1 - X. */
  private static Beta complement(Beta distribution) {
    return Beta.of(distribution.beta(), distribution.alpha());
  }

  /** 1 less the quantile, with its digits where the quantile is near 1. */
  private static double complementQuantile(Beta distribution, double u) {
    return 1 / (1 + Math.exp(distribution.logOddsQuantile(u)));
  }

  /** Shapes from 0.1 to 1e12; tails down to 1e-12, where x or 1 - x may be 1e-117. */
  @Test
  void quantilesAndTheirComplements() {
    for (JsonNode row : GOLDEN.get("quantiles")) {
      Beta distribution = distribution(row);
      double u = row.get("u").doubleValue();
      double logOdds = row.get("logOdds").doubleValue();
      double x = row.get("quantile").doubleValue();
      double y = row.get("complement").doubleValue();
      // In a flat tail the log odds change by 1 / shape where the logarithm of the tail does by 1.
      double flat = 1 / Math.min(distribution.alpha(), distribution.beta());
      double tolerance = 2e-15 + 1e-15 * flat + 4e-16 * Math.abs(logOdds);
      assertThat(distribution.logOddsQuantile(u))
          .as("%s", row)
          .isCloseTo(logOdds, within(tolerance));
      assertThat(distribution.quantile(u)).as("%s", row).isCloseTo(x, within(tolerance * x));
      assertThat(complementQuantile(distribution, u)).isCloseTo(y, within(tolerance * y));
    }
  }

  /** Within what four roundings of x change, and 20 roundings of the result. */
  @Test
  void tailsAndDensity() {
    for (JsonNode row : GOLDEN.get("quantiles")) {
      Beta distribution = distribution(row);
      double u = row.get("u").doubleValue();
      double x = row.get("quantile").doubleValue();
      double y = row.get("complement").doubleValue();
      double kernel = row.get("logKernel").doubleValue();
      double slope = Math.exp(kernel);
      if (x < 1) {
        double gap = 4 * Math.ulp(x) / x / (1 - x);
        assertThat(distribution.cdf(x)).as("%s", row).isCloseTo(u, within(4e-15 * u + slope * gap));
      }
      if (y < 1) {
        double gap = 4 * Math.ulp(y) / y / (1 - y);
        assertThat(complement(distribution).cdf(y))
            .isCloseTo(1 - u, within(4e-15 * (1 - u) + slope * gap));
      }
      if (x < 0.5) {
        double size = (distribution.alpha() + distribution.beta()) * x;
        assertThat(distribution.logProb(x))
            .as("%s", row)
            .isCloseTo(
                kernel - Math.log(x) - Math.log1p(-x),
                within(1e-14 * (1 + Math.abs(kernel)) + 1e-15 * Math.sqrt(size * 100)));
      }
    }
  }

  @Test
  void momentsAndEntropyOfSmallAndLargeShapes() {
    for (JsonNode row : GOLDEN.get("moments")) {
      Beta distribution = distribution(row);
      double meanLog = row.get("meanLog").doubleValue();
      double complement = row.get("meanLogComplement").doubleValue();
      double entropy = row.get("entropy").doubleValue();
      assertThat(distribution.meanLog() / meanLog).isCloseTo(1, within(3e-15));
      assertThat(complement(distribution).meanLog() / complement).isCloseTo(1, within(3e-15));
      assertThat(distribution.entropy()).isCloseTo(entropy, within(4e-15));
    }
    Beta distribution = Beta.of(1e12, 3);
    assertThat(1e12 * (1 - distribution.mean())).isCloseTo(3, within(2e-4));
    assertThat(1e12 * complement(distribution).mean()).isCloseTo(3, within(1e-11));
    assertThat(1e24 * distribution.variance()).isCloseTo(3, within(3e-11));
  }

  @Test
  void divergencesOfSmallAndLargeShapes() {
    for (JsonNode row : GOLDEN.get("divergences")) {
      double[] of = Distributions.parameters(row);
      double[] from = Golden.vector(row.get("other"));
      double kl = row.get("kl").doubleValue();
      assertThat(Beta.of(of[0], of[1]).kl(Beta.of(from[0], from[1])))
          .as("%s", row)
          .isCloseTo(kl, within(1e-14 * kl + 1e-17));
      assertThat(Beta.of(of[0], of[1]).kl(Beta.of(of[0], of[1]))).isZero();
    }
  }

  /** The tail at the quantile is u, whatever the shapes. */
  @Test
  void quantilesInvertTheTails() {
    double[] shapes = {1e-3, 0.05, 0.7, 1, 9, 300, 1e5, 1e9, 1e12};
    for (double alpha : shapes) {
      for (double beta : shapes) {
        for (double u : new double[] {1e-300, 1e-30, 1e-6, 0.2, 0.5}) {
          Beta distribution = Beta.of(alpha, beta);
          double t = distribution.logOddsQuantile(u);
          double x = distribution.quantile(u);
          double y = complementQuantile(distribution, u);
          if (Math.abs(t) > 690) {
            assertThat(Math.min(x, y)).isLessThan(1e-299);
            continue;
          }
          // Rounding x and y is like moving t by a few rounding units.
          double slope =
              Math.exp(
                  BetaTail.logKernel(alpha, beta, x, y) - BetaTail.logLower(alpha, beta, x, y));
          assertThat(BetaTail.logLower(alpha, beta, x, y))
              .as("the %s-quantile of Beta(%s, %s)", u, alpha, beta)
              .isCloseTo(Math.log(u), within(2e-13 + 1e-15 * slope * Math.max(1, Math.abs(t))));
        }
      }
    }
  }

  @Test
  void aQuantileBelowTheSmallestNumberIsZero() {
    // P(x) = x^shape / 2 near 0 for shapes that are equal and small, so x = 0.05^1000 = 1e-1301.
    Beta distribution = Beta.of(1e-3, 1e-3);
    assertThat(distribution.quantile(0.025)).isZero();
    assertThat(complementQuantile(distribution, 0.025)).isEqualTo(1);
    assertThat(distribution.logOddsQuantile(0.025)).isCloseTo(1000 * Math.log(0.05), within(0.01));
    assertThat(distribution.logOddsQuantile(0.975)).isCloseTo(-1000 * Math.log(0.05), within(0.01));
  }

  /** Kolmogorov-Smirnov on 20,000 draws; fails for one seed in a million. */
  @ParameterizedTest
  @CsvSource({"0.001, 0.001", "0.2, 0.9", "1, 1", "3, 40", "1e5, 2.5", "1e10, 1e12"})
  void drawsFollowTheDistribution(double alpha, double beta) {
    Beta distribution = Beta.of(alpha, beta);
    double[] logOdds = new double[20_000];
    for (int i = 0; i < logOdds.length; i++) {
      logOdds[i] = distribution.sampleLogOdds(RandomStream.of(5, "beta", 0, i));
      assertThat(distribution.sample(RandomStream.of(5, "beta", 0, i)))
          .isEqualTo(1 / (1 + StrictMath.exp(-logOdds[i])));
    }
    assertThat(Samples.kolmogorovSmirnov(logOdds, t -> share(alpha, beta, t))).isGreaterThan(1e-6);
  }

  private static double share(double alpha, double beta, double t) {
    if (Math.abs(t) > 690) {
      double power = Math.exp(-Math.min(alpha, beta) * Math.abs(t)) / 2;
      return t < 0 ? power : 1 - power;
    }
    double x = 1 / (1 + Math.exp(-t));
    return Math.exp(BetaTail.logLower(alpha, beta, x, 1 / (1 + Math.exp(t))));
  }

  @Test
  void valuesAtAndBeyondTheEnds() {
    Beta distribution = Beta.of(2, 3);
    assertThat(distribution.alpha()).isEqualTo(2);
    assertThat(distribution.beta()).isEqualTo(3);
    assertThat(distribution.cdf(0)).isZero();
    assertThat(distribution.cdf(1)).isEqualTo(1);
    assertThat(distribution.logProb(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(distribution.logProb(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    // 12 x (1-x)^2 and its integral.
    assertThat(distribution.logProb(0.5)).isCloseTo(Math.log(1.5), within(4e-15));
    assertThat(distribution.cdf(0.5)).isCloseTo(11.0 / 16, within(4e-15));
  }

  @Test
  void refusesWhatIsNotPositive() {
    assertThatThrownBy(() -> Beta.of(Double.NaN, 1)).hasMessageContaining("alpha is NaN");
    assertThatThrownBy(() -> Beta.of(1, 0)).hasMessageContaining("beta is 0.0");
    assertThatThrownBy(() -> Beta.of(1, 1).quantile(1)).hasMessageContaining("u is 1.0");
    assertThatThrownBy(() -> Beta.of(1, 1).logOddsQuantile(0)).hasMessageContaining("u is 0.0");
  }
}
