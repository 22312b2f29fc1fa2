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

class DiagonalNormalTest {
  @Test
  void densityIsTheProductOverTheAxes() {
    NormalDistribution east = new NormalDistribution(null, 1, 0.5);
    NormalDistribution north = new NormalDistribution(null, -2, 0.5);
    assertThat(DiagonalNormal.isotropic(new double[] {1, -2}, 4).logProb(new double[] {1.3, -3}))
        .isCloseTo(east.logDensity(1.3) + north.logDensity(-3), within(1e-14));
  }

  /** Expected: numerical integration in SciPy, axis by axis. */
  @Test
  void divergence() {
    for (JsonNode row : Golden.read("divergences").get("normal")) {
      DiagonalNormal distribution =
          DiagonalNormal.isotropic(
              Golden.vector(row.get("mean")), row.get("precision").doubleValue());
      DiagonalNormal other =
          DiagonalNormal.isotropic(
              Golden.vector(row.get("otherMean")), row.get("otherPrecision").doubleValue());
      assertThat(distribution.kl(other)).isCloseTo(row.get("kl").doubleValue(), within(1e-10));
      assertThat(distribution.kl(distribution)).isZero();
    }
  }

  @Test
  void entropyOfThePlaneIsOneLogTwoPiE() {
    assertThat(DiagonalNormal.isotropic(new double[2], 1).entropy())
        .isCloseTo(Math.log(2 * Math.PI * Math.E), within(1e-15));
  }

  /** Kolmogorov-Smirnov per axis on 20,000 draws; fails for two seeds in a million. */
  @Test
  void drawsFollowTheDistribution() {
    DiagonalNormal distribution = DiagonalNormal.isotropic(new double[] {10, -1}, 0.25);
    double[][] axes = new double[2][20_000];
    for (int i = 0; i < 20_000; i++) {
      double[] draw = distribution.sample(RandomStream.of(9, "normal", 0, i));
      axes[0][i] = draw[0];
      axes[1][i] = draw[1];
    }
    for (int d = 0; d < 2; d++) {
      NormalDistribution expected = new NormalDistribution(null, distribution.mean()[d], 2);
      assertThat(Samples.kolmogorovSmirnov(axes[d], expected::cumulativeProbability))
          .isGreaterThan(1e-6);
    }
  }

  /** Coordinates of their own deviations are distributions of one dimension side by side. */
  @Test
  void isOneNormalDistributionForEachCoordinate() {
    double[] mean = {1, -2, 0.5};
    double[] deviation = {0.3, 1, 40};
    double[] other = {0.9, 2, 25};
    double[] x = {1.4, -5, 12};
    double[] noise = {0.25, -1, 2};
    DiagonalNormal distribution = DiagonalNormal.of(mean, deviation);
    double logProb = 0;
    double entropy = 0;
    double kl = 0;
    for (int d = 0; d < 3; d++) {
      Normal one = Normal.of(mean[d], deviation[d]);
      logProb += one.logProb(x[d]);
      entropy += one.entropy();
      kl += one.kl(Normal.of(-1, other[d]));
      assertThat(distribution.rsample(noise)[d]).isEqualTo(one.rsample(noise[d]));
      assertThat(distribution.variance()[d]).isEqualTo(one.variance());
    }
    assertThat(distribution.logProb(x)).isCloseTo(logProb, within(1e-13));
    assertThat(distribution.entropy()).isCloseTo(entropy, within(1e-13));
    assertThat(distribution.kl(DiagonalNormal.of(new double[] {-1, -1, -1}, other)))
        .isCloseTo(kl, within(1e-13));
  }

  @Test
  void keepsItsParametersToItself() {
    double[] mean = {1, 2};
    DiagonalNormal distribution = DiagonalNormal.isotropic(mean, 1);
    mean[0] = 7;
    distribution.mean()[1] = 7;
    assertThat(distribution.mean()).containsExactly(1, 2);
  }

  @Test
  void refusesWhatIsNoNumber() {
    double[] one = {1};
    assertThatThrownBy(() -> DiagonalNormal.of(new double[] {Double.NaN}, one))
        .hasMessageContaining("mean is NaN");
    assertThatThrownBy(() -> DiagonalNormal.of(one, new double[] {Double.NaN}))
        .hasMessageContaining("deviation is NaN");
    assertThatThrownBy(() -> DiagonalNormal.of(one, new double[2]))
        .hasMessageContaining("deviation has length 2; it must be 1");
    assertThatThrownBy(() -> DiagonalNormal.of(one, one).logProb(new double[] {Double.NaN}))
        .hasMessageContaining("x is NaN");
  }

  @Test
  void refusesAPrecisionOfZero() {
    assertThatThrownBy(() -> DiagonalNormal.isotropic(new double[2], 0))
        .hasMessageContaining("precision is 0.0");
  }
}
