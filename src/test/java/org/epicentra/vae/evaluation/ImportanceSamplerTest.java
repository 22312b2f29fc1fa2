package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.ReferenceVae;
import org.epicentra.vae.network.SmallNetworks;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.junit.jupiter.api.Test;

class ImportanceSamplerTest {
  private static final VaeArchitecture NETWORK = new VaeArchitecture(6, List.of(5), 2);
  private static final float[] PIXELS = {1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1};
  private static final Minibatch BATCH = new Minibatch(PIXELS, 2, new long[] {4, 9});
  private static final Noise NOISE = LatentFamily.NORMAL.noise(2, Noise.EVALUATION, 0);

  private static double[] run(float[] weights, int draws) {
    double[] out = new double[2];
    new ImportanceSampler(NETWORK, Blas.of(BlasChoice.AUTO))
        .logLikelihoods(weights, BATCH, draws, NOISE, out);
    return out;
  }

  /** A decoder that ignores z has p(x) = 2^-6, exactly so from every draw where q is the prior. */
  @Test
  void aDecoderThatIgnoresZHasAKnownLikelihood() {
    float[] weights = new float[NETWORK.parameterCount()];
    double expected = -6 * Math.log(2);
    for (int draws : new int[] {1, 250, 251, 700}) {
      assertThat(run(weights, draws)[0]).isCloseTo(expected, within(1e-5));
    }
    ParameterLayout layout = new ParameterLayout(NETWORK);
    weights[layout.heads().get(0).bias()] = 0.5f;
    weights[layout.heads().get(1).bias() + 1] = 0.4f;
    assertThat(run(weights, 1)[0]).isNotCloseTo(expected, within(1e-3));
    assertThat(run(weights, 200_000)[0]).isCloseTo(expected, within(0.01));
  }

  /** So has one of numbers: Normal(0, 1) of each. */
  @Test
  void aGaussianDecoderThatIgnoresZHasAKnownDensity() {
    VaeArchitecture network = NETWORK.withLikelihood(Likelihood.GAUSSIAN, 0);
    double[] out = new double[2];
    new ImportanceSampler(network, Blas.of(BlasChoice.AUTO))
        .logLikelihoods(new float[network.parameterCount()], BATCH, 251, NOISE, out);
    // Three ones in each row.
    assertThat(out[0]).isCloseTo(-0.5 * (3 + 6 * Math.log(2 * Math.PI)), within(1e-5));
    assertThat(out[1]).isCloseTo(-0.5 * (3 + 6 * Math.log(2 * Math.PI)), within(1e-5));
  }

  /** One draw is the loss with log q and log p in place of KL; many integrate over z. */
  @Test
  void manyDrawsGiveTheIntegralOverZ() {
    float[] weights = ReferenceVae.random(NETWORK.parameterCount(), 0.8, 3);
    LayerSlice head = new ParameterLayout(NETWORK).heads().get(1);
    java.util.Arrays.fill(weights, head.weight(), head.bias(), 0);
    java.util.Arrays.fill(weights, head.bias(), head.end(), 0.4f); // no narrower than the prior
    double[] many = run(weights, 100_000);
    for (int row = 0; row < 2; row++) {
      assertThat(many[row]).isCloseTo(Math.log(integral(weights, row)), within(0.01));
    }
    VaeElbo elbo =
        new VaeElbo(NETWORK, Estimator.ANALYTIC.create(), 2000, Blas.of(BlasChoice.AUTO));
    double[] reconstruction = new double[2];
    double[] kl = new double[2];
    elbo.losses(weights, BATCH, NOISE, reconstruction, kl);
    double bound = -reconstruction[0] - kl[0];
    assertThat(many[0]).isGreaterThan(bound);
  }

  /** p(x) = integral of p(x|z) p(z) over a grid of z. */
  private static double integral(float[] weights, int row) {
    int side = 81;
    float[] z = new float[side * side * 2];
    for (int i = 0; i < side * side; i++) {
      z[2 * i] = (i / side - side / 2) / 8f;
      z[2 * i + 1] = (i % side - side / 2) / 8f;
    }
    float[] theta = new float[side * side * 6];
    new VaeElbo(NETWORK, Estimator.ANALYTIC.create(), 1, Blas.of(BlasChoice.JAVA))
        .decode(weights, z, side * side, theta);
    double sum = 0;
    for (int i = 0; i < side * side; i++) {
      double p = Math.exp(-0.5 * (z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1]));
      for (int j = 0; j < 6; j++) {
        p *= PIXELS[row * 6 + j] == 1 ? theta[i * 6 + j] : 1 - theta[i * 6 + j];
      }
      sum += p / (2 * Math.PI) / 64;
    }
    return sum;
  }

  @Test
  void illegalArgumentsAreRefused() {
    float[] weights = new float[NETWORK.parameterCount()];
    assertThatThrownBy(() -> run(weights, 0)).hasMessageContaining("there are 0 draws");
    assertThatThrownBy(() -> run(new float[2], 1)).hasMessageContaining("there are 2 parameters");
  }

  /** p(x) is the mean of p(x|z) over all nine z, each of prior 1/9. */
  @Test
  void importanceWeightingGivesTheSumOverAllCategories() {
    VaeArchitecture network = SmallNetworks.of(LatentFamily.CATEGORICAL, 6);
    float[] weights =
        new ParameterLayout(network)
            .fromTorch(ReferenceVae.random(network.parameterCount(), 0.8, 3));
    float[] corners = new float[9 * 6];
    for (int i = 0; i < 9; i++) {
      corners[i * 6 + i / 3] = 1;
      corners[i * 6 + 3 + i % 3] = 1;
    }
    float[] theta = new float[9 * 6];
    SmallNetworks.elbo(network, "analytic", 1).decode(weights, corners, 9, theta);
    double[] estimates = importance(network, weights, 100_000);
    float[] pixels = SmallNetworks.pixels(6);
    for (int row = 0; row < SmallNetworks.ROWS; row++) {
      double sum = 0;
      for (int i = 0; i < 9; i++) {
        double p = 1 / 9.0;
        for (int j = 0; j < 6; j++) {
          p *= pixels[row * 6 + j] == 1 ? theta[i * 6 + j] : 1 - theta[i * 6 + j];
        }
        sum += p;
      }
      assertThat(estimates[row]).isCloseTo(Math.log(sum), within(0.01));
    }
  }

  /** A decoder that ignores z has p(x) = 2^-6, here with rates of 0.7 and 0.9 in place of 1. */
  @Test
  void importanceWeightingCorrectsForTheRates() {
    VaeArchitecture network = SmallNetworks.of(LatentFamily.EXPONENTIAL, 6);
    float[] weights = new float[network.parameterCount()];
    LayerSlice head = new ParameterLayout(network).heads().get(0);
    weights[head.bias()] = (float) Math.log(0.7);
    weights[head.bias() + 1] = (float) Math.log(0.9);
    assertThat(importance(network, weights, 1)[0]).isNotCloseTo(-6 * Math.log(2), within(1e-3));
    assertThat(importance(network, weights, 100_000)[0]).isCloseTo(-6 * Math.log(2), within(0.01));
  }

  private static double[] importance(VaeArchitecture network, float[] weights, int draws) {
    double[] out = new double[SmallNetworks.ROWS];
    Noise noise = network.family().noise(2, Noise.EVALUATION, 0);
    new ImportanceSampler(network, Blas.of(BlasChoice.JAVA))
        .logLikelihoods(weights, SmallNetworks.batch(6), draws, noise, out);
    return out;
  }
}
