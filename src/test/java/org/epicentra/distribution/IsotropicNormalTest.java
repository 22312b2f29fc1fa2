package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;

class IsotropicNormalTest {
  @Test
  void densityIsTheProductOverTheAxes() {
    NormalDistribution east = new NormalDistribution(null, 1, 0.5);
    NormalDistribution north = new NormalDistribution(null, -2, 0.5);
    assertThat(new IsotropicNormal(new double[] {1, -2}, 4).logDensity(new double[] {1.3, -3}))
        .isCloseTo(east.logDensity(1.3) + north.logDensity(-3), within(1e-14));
  }

  /** Expected: numerical integration in SciPy, axis by axis. */
  @Test
  void divergence() {
    for (JsonNode row : Golden.read("divergences").get("normal")) {
      IsotropicNormal law =
          new IsotropicNormal(Golden.vector(row.get("mean")), row.get("precision").doubleValue());
      IsotropicNormal other =
          new IsotropicNormal(
              Golden.vector(row.get("otherMean")), row.get("otherPrecision").doubleValue());
      assertThat(law.kl(other)).isCloseTo(row.get("kl").doubleValue(), within(1e-10));
      assertThat(law.kl(law)).isZero();
    }
  }

  @Test
  void entropyOfThePlaneIsOneLogTwoPiE() {
    assertThat(new IsotropicNormal(new double[2], 1).entropy())
        .isCloseTo(Math.log(2 * Math.PI * Math.E), within(1e-15));
  }

  /** Kolmogorov-Smirnov per axis on 20,000 draws; fails for two seeds in a million. */
  @Test
  void drawsFollowTheLaw() {
    IsotropicNormal law = new IsotropicNormal(new double[] {10, -1}, 0.25);
    double[][] axes = new double[2][20_000];
    for (int i = 0; i < 20_000; i++) {
      double[] draw = law.sample(RandomStream.of(9, "normal", 0, i));
      axes[0][i] = draw[0];
      axes[1][i] = draw[1];
    }
    for (int d = 0; d < 2; d++) {
      NormalDistribution expected = new NormalDistribution(null, law.mean()[d], 2);
      assertThat(Samples.kolmogorovSmirnov(axes[d], expected::cumulativeProbability))
          .isGreaterThan(1e-6);
    }
  }

  @Test
  void refusesAPrecisionOfZero() {
    assertThatThrownBy(() -> new IsotropicNormal(new double[2], 0))
        .hasMessageContaining("precision is 0.0");
  }
}
