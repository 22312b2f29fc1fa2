package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.epicentra.distribution.Categorical;
import org.epicentra.distribution.Exponential;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.latent.FrozenNoise;
import org.epicentra.vae.latent.LatentFamily;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Loss and gradient of the exponential and the categorical family; see {@link VaeElboTest}. */
class LatentFamilyElboTest {
  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, analytic, 1, 1",
    "EXPONENTIAL, analytic, 3, 1",
    "EXPONENTIAL, total, 1, 1",
    "EXPONENTIAL, total, 3, 1",
    "EXPONENTIAL, path, 1, 1",
    "EXPONENTIAL, path, 3, 1",
    "EXPONENTIAL, iwae, 1, 1",
    "EXPONENTIAL, iwae, 3, 1",
    "EXPONENTIAL, dreg, 1, 1",
    "EXPONENTIAL, dreg, 3, 1",
    "CATEGORICAL, analytic, 1, 1",
    "CATEGORICAL, analytic, 3, 0.5"
  })
  void everyParametersGradientIsThatOfCentralDifferences(
      LatentFamily family, String estimator, int samples, double temperature) {
    VaeArchitecture network = SmallNetworks.of(family, 21);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.5, 11);
    float[] noise = SmallNetworks.noise(network, samples);
    VaeElbo elbo = SmallNetworks.elbo(network, estimator, samples);
    elbo.anneal(temperature);
    GradientSum sum = new GradientSum(weights.length);
    elbo.addGradient(weights, SmallNetworks.batch(21), new FrozenNoise(noise, samples), sum);
    ReferenceVae reference =
        new ReferenceVae(network, SmallNetworks.pixels(21), noise, samples).at(temperature);
    double[] expected = reference.gradient(weights, estimator);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) sum.gradient()[i])
          .as("parameter %d", i)
          .isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
    }
    double loss = loss(reference, ReferenceVae.doubles(weights), samples, estimator);
    assertThat(sum.losses().loss()).isCloseTo(loss, within(1e-5));
  }

  /**
   * The mean over the rows, of the importance-weighted bound where the estimator is one of that.
   */
  private static double loss(
      ReferenceVae reference, double[] weights, int samples, String estimator) {
    boolean weighted = samples > 1 && List.of("iwae", "dreg").contains(estimator);
    double loss = 0;
    for (int row = 0; row < SmallNetworks.ROWS; row++) {
      loss +=
          weighted
              ? reference.weighted(weights, row)
              : reference.reconstruction(weights, row) + reference.kl(weights, row);
    }
    return loss / SmallNetworks.ROWS;
  }

  /** A decoder that ignores z has the prior as posterior, which q is where the heads give 0. */
  @ParameterizedTest
  @CsvSource({"path, 1", "path, 3", "dreg, 3"})
  void whereAnExponentialQIsThePosteriorEachDrawGivesZero(String estimator, int samples) {
    VaeArchitecture network = SmallNetworks.of(LatentFamily.EXPONENTIAL, 6);
    LayerSlice head = new ParameterLayout(network).heads().get(0);
    float[] weights = new float[network.parameterCount()];
    FrozenNoise noise = new FrozenNoise(SmallNetworks.noise(network, samples), samples);
    GradientSum quiet = new GradientSum(weights.length);
    SmallNetworks.elbo(network, estimator, samples)
        .addGradient(weights, SmallNetworks.batch(6), noise, quiet);
    GradientSum loud = new GradientSum(weights.length);
    SmallNetworks.elbo(network, "total", samples)
        .addGradient(weights, SmallNetworks.batch(6), noise, loud);
    for (int i = 0; i < 2; i++) {
      assertThat(quiet.gradient()[head.bias() + i]).isCloseTo(0, within(1e-6f));
      assertThat(Math.abs(loud.gradient()[head.bias() + i])).isGreaterThan(0.01f);
    }
  }

  /** Losses alone are those of the model with discrete z, whatever the temperature in training. */
  @ParameterizedTest
  @EnumSource(names = {"EXPONENTIAL", "CATEGORICAL"})
  void lossesAreThoseOfDiscreteDrawsAndTheirDivergence(LatentFamily family) {
    VaeArchitecture network = SmallNetworks.of(family, 21);
    float[] weights = ReferenceVae.random(network.parameterCount(), 0.5, 11);
    float[] noise = SmallNetworks.noise(network, 2);
    ReferenceVae reference = new ReferenceVae(network, SmallNetworks.pixels(21), noise, 2).at(0);
    double[] reconstruction = new double[SmallNetworks.ROWS];
    double[] kl = new double[SmallNetworks.ROWS];
    VaeElbo elbo = SmallNetworks.elbo(network, "analytic", 2);
    elbo.anneal(0.7);
    elbo.losses(weights, SmallNetworks.batch(21), new FrozenNoise(noise, 2), reconstruction, kl);
    double[] exact = ReferenceVae.doubles(weights);
    for (int row = 0; row < SmallNetworks.ROWS; row++) {
      assertThat(reconstruction[row]).isCloseTo(reference.reconstruction(exact, row), within(1e-4));
      double[] head = reference.encode(exact, row)[0];
      assertThat(kl[row]).isCloseTo(divergence(family, head), within(1e-5));
    }
  }

  private static double divergence(LatentFamily family, double[] head) {
    double sum = 0;
    if (!family.hasCategories()) {
      for (double h : head) {
        sum += Exponential.of(Math.exp(h)).kl(Exponential.of(1));
      }
      return sum;
    }
    for (int from = 0; from < head.length; from += 3) {
      sum +=
          Categorical.ofLogits(Arrays.copyOfRange(head, from, from + 3))
              .kl(Categorical.ofLogits(0, 0, 0));
    }
    return sum;
  }
}
