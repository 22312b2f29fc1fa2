package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.gradient.ElboGradientEstimators;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.ReferenceVae;
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
        new VaeElbo(
            NETWORK, ElboGradientEstimators.named("analytic"), 2000, Blas.of(BlasChoice.AUTO));
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
    new VaeElbo(NETWORK, ElboGradientEstimators.named("analytic"), 1, Blas.of(BlasChoice.JAVA))
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
    assertThatThrownBy(() -> run(weights, 0)).hasMessageContaining("draws is 0");
    assertThatThrownBy(() -> run(new float[2], 1)).hasMessageContaining("there are 2 parameters");
  }
}
