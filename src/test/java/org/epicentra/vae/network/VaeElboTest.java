package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.kernel.ScalarElementKernel;
import org.epicentra.vae.kernel.SimdElementKernel;
import org.epicentra.vae.latent.FrozenNoise;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Loss and gradients against {@link ReferenceVae}, in double precision with noise frozen. */
public class VaeElboTest {
  private static final int ROWS = 5;

  /** 37 inputs: neither they nor the other widths fill vectors of 4, 8 or 16 lanes. */
  private static final VaeArchitecture NETWORK = new VaeArchitecture(37, List.of(9, 7), 3);

  private final float[] weights = ReferenceVae.random(NETWORK.parameterCount(), 0.4, 11);

  private static float[] pixels(Binarize binarize) {
    float[] pixels = ReferenceVae.random(ROWS * NETWORK.inputs(), 1, 12);
    Binarizer binarizer = Binarizer.forTraining(binarize, 5, 1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] * pixels[i]; // above 0.5 in 29 % of all, which makes them sparse
    }
    for (int row = 0; row < ROWS; row++) {
      binarizer.apply(pixels, row * NETWORK.inputs(), NETWORK.inputs(), row);
    }
    return pixels;
  }

  private static float[] noise(int samples) {
    float[] noise = new float[ROWS * samples * NETWORK.latent()];
    LatentFamily.NORMAL.noise(3, Noise.TRAINING, 1).fill(0, 0, noise, 0, noise.length);
    return noise;
  }

  private static Minibatch batch(float[] pixels) {
    return new Minibatch(pixels, ROWS, new long[] {0, 1, 2, 3, 4});
  }

  @ParameterizedTest
  @CsvSource({
    "analytic, THRESHOLD, 1, simd, AUTO",
    "analytic, DYNAMIC, 1, simd, AUTO",
    "analytic, NONE, 3, simd, AUTO",
    "analytic, THRESHOLD, 2, scalar, JAVA",
    "total, THRESHOLD, 1, simd, AUTO",
    "total, DYNAMIC, 1, simd, VECTOR",
    "total, NONE, 3, scalar, JAVA",
    "path, THRESHOLD, 1, simd, AUTO",
    "path, STATIC, 1, simd, VECTOR",
    "path, DYNAMIC, 3, scalar, AUTO",
    "path, NONE, 3, simd, AUTO",
    "iwae, THRESHOLD, 1, simd, AUTO",
    "iwae, DYNAMIC, 4, simd, AUTO",
    "dreg, THRESHOLD, 1, scalar, JAVA",
    "dreg, DYNAMIC, 4, simd, AUTO",
  })
  void everyParametersGradientIsThatOfCentralDifferences(
      String estimator, Binarize binarize, int samples, String kernel, BlasChoice blas) {
    float[] pixels = pixels(binarize);
    float[] noise = noise(samples);
    VaeElbo elbo =
        new VaeElbo(
            NETWORK,
            Estimator.of(estimator).create(),
            samples,
            Blas.of(blas),
            kernel.equals("simd") ? new SimdElementKernel() : new ScalarElementKernel());
    GradientSum sum = new GradientSum(weights.length);
    elbo.addGradient(weights, batch(pixels), new FrozenNoise(noise, samples), sum);
    double[] expected =
        new ReferenceVae(NETWORK, pixels, noise, samples).gradient(weights, estimator);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) sum.gradient()[i])
          .as("parameter %d", i)
          .isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RELU, analytic, 1, simd",
    "RELU, dreg, 3, scalar",
    "TANH, analytic, 1, simd",
    "TANH, path, 2, simd",
    "TANH, iwae, 3, scalar",
  })
  void soItIsWithOtherActivations(
      Activation activation, String estimator, int samples, String kernel) {
    VaeArchitecture network = NETWORK.withActivation(activation);
    float[] pixels = pixels(Binarize.THRESHOLD);
    float[] noise = noise(samples);
    VaeElbo elbo =
        new VaeElbo(
            network,
            Estimator.of(estimator).create(),
            samples,
            Blas.of(BlasChoice.AUTO),
            kernel.equals("simd") ? new SimdElementKernel() : new ScalarElementKernel());
    GradientSum sum = new GradientSum(weights.length);
    elbo.addGradient(weights, batch(pixels), new FrozenNoise(noise, samples), sum);
    double[] expected =
        new ReferenceVae(network, pixels, noise, samples).gradient(weights, estimator);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) sum.gradient()[i])
          .as("parameter %d", i)
          .isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
    }
  }

  @Test
  void oneHiddenLayerAndManyHaveRightGradientsToo() {
    for (List<Integer> hidden : List.of(List.of(4), List.of(5, 4, 6, 3))) {
      VaeArchitecture network = new VaeArchitecture(6, hidden, 2);
      float[] weights =
          new ParameterLayout(network)
              .fromTorch(ReferenceVae.random(network.parameterCount(), 1, 1));
      float[] pixels = {1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1};
      float[] noise = {0.3f, -1.2f, 0.8f, 0.1f};
      VaeElbo elbo = new VaeElbo(network, Estimator.ANALYTIC.create(), 1, Blas.of(BlasChoice.AUTO));
      GradientSum sum = new GradientSum(weights.length);
      elbo.addGradient(
          weights, new Minibatch(pixels, 2, new long[] {0, 1}), new FrozenNoise(noise, 1), sum);
      double[] expected = new ReferenceVae(network, pixels, noise, 1).gradient(weights, "analytic");
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) sum.gradient()[i]).isCloseTo(expected[i], within(1e-5));
      }
    }
  }

  @Test
  void theLossOfEachRowIsTheReferences() {
    float[] pixels = pixels(Binarize.THRESHOLD);
    float[] noise = noise(2);
    ReferenceVae reference = new ReferenceVae(NETWORK, pixels, noise, 2);
    VaeElbo elbo = elbo(2);
    double[] reconstruction = new double[ROWS];
    double[] kl = new double[ROWS];
    elbo.losses(weights, batch(pixels), new FrozenNoise(noise, 2), reconstruction, kl);
    double[] exact = ReferenceVae.doubles(weights);
    double total = 0;
    for (int row = 0; row < ROWS; row++) {
      assertThat(reconstruction[row]).isCloseTo(reference.reconstruction(exact, row), within(1e-4));
      assertThat(kl[row]).isCloseTo(reference.kl(exact, row), within(1e-5));
      total += reconstruction[row] + kl[row];
    }
    GradientSum gradient = new GradientSum(weights.length);
    elbo.addGradient(weights, batch(pixels), new FrozenNoise(noise, 2), gradient);
    LossSum losses = new LossSum();
    elbo.addLosses(weights, batch(pixels), new FrozenNoise(noise, 2), losses);
    assertThat(gradient.losses().loss()).isCloseTo(total / ROWS, within(1e-6));
    assertThat(losses.loss()).isCloseTo(total / ROWS, within(1e-6));
    assertThat(losses.rows()).isEqualTo(ROWS);
  }

  private static VaeElbo elbo(int samples) {
    return new VaeElbo(NETWORK, Estimator.ANALYTIC.create(), samples, Blas.of(BlasChoice.AUTO));
  }

  /**
   * All weights zero: q is the prior, theta is 1/2, and log p(x) is 37 log 1/2 whatever z. With a
   * bias m in the mean and log v in the log-variance, KL is (v + m^2 - log v - 1) / 2 a coordinate.
   */
  @Test
  void lossesOfAConstantNetworkHaveClosedForms() {
    float[] zero = new float[NETWORK.parameterCount()];
    float[] pixels = pixels(Binarize.THRESHOLD);
    LossSum losses = new LossSum();
    elbo(1)
        .addLosses(zero, batch(pixels), LatentFamily.NORMAL.noise(1, Noise.EVALUATION, 0), losses);
    assertThat(losses.reconstruction()).isCloseTo(37 * Math.log(2), within(1e-5));
    assertThat(losses.kl()).isCloseTo(0, within(1e-12));

    ParameterLayout layout = new ParameterLayout(NETWORK);
    for (int i = 0; i < NETWORK.latent(); i++) {
      zero[layout.heads().get(0).bias() + i] = 2;
      zero[layout.heads().get(1).bias() + i] = (float) Math.log(0.25);
    }
    losses = new LossSum();
    elbo(1)
        .addLosses(zero, batch(pixels), LatentFamily.NORMAL.noise(1, Noise.EVALUATION, 0), losses);
    double kl = 3 * 0.5 * (0.25 + 4 - Math.log(0.25) - 1);
    assertThat(losses.kl()).isCloseTo(kl, within(1e-6));
    assertThat(losses.loss()).isCloseTo(37 * Math.log(2) + kl, within(1e-5));
  }

  @Test
  void encodeAndDecodeAreTheReferences() {
    float[] pixels = pixels(Binarize.NONE);
    ReferenceVae reference = new ReferenceVae(NETWORK, pixels, noise(1), 1);
    float[] mean = new float[ROWS * 3];
    float[] logVariance = new float[ROWS * 3];
    elbo(1).encode(weights, pixels, ROWS, mean, logVariance);
    for (int row = 0; row < ROWS; row++) {
      double[][] expected = reference.encode(ReferenceVae.doubles(weights), row);
      for (int i = 0; i < 3; i++) {
        assertThat((double) mean[row * 3 + i]).isCloseTo(expected[0][i], within(1e-5));
        assertThat((double) logVariance[row * 3 + i]).isCloseTo(expected[1][i], within(1e-5));
      }
    }
    float[] theta = new float[2 * 37];
    float[] zero = new float[weights.length];
    zero[zero.length - 1] = (float) Math.log(3);
    elbo(1).decode(zero, new float[6], 2, theta);
    assertThat(theta[0]).isEqualTo(0.5f);
    assertThat(theta[2 * 37 - 1]).isCloseTo(0.75f, within(1e-6f));
  }

  @Test
  void scratchMemoryOfALargerBatchLeavesNoTrace() {
    float[] pixels = pixels(Binarize.THRESHOLD);
    Minibatch small = new Minibatch(pixels, 2, new long[] {0, 1});
    FrozenNoise noise = new FrozenNoise(noise(1), 1);
    GradientSum fresh = new GradientSum(weights.length);
    elbo(1).addGradient(weights, small, noise, fresh);
    VaeElbo used = elbo(1);
    used.addGradient(weights, batch(pixels), noise, new GradientSum(weights.length));
    GradientSum again = new GradientSum(weights.length);
    used.addGradient(weights, small, noise, again);
    assertThat(again.gradient()).isEqualTo(fresh.gradient());
    assertThat(again.losses().loss()).isEqualTo(fresh.losses().loss());
  }

  /** With pixels of 0 and 1, and with grey ones, which take other products. */
  @ParameterizedTest
  @EnumSource(
      value = Binarize.class,
      names = {"THRESHOLD", "NONE"})
  void theFirstRowsOverwriteWhatWasForgotten(Binarize binarize) {
    Minibatch batch = batch(pixels(binarize));
    FrozenNoise noise = new FrozenNoise(noise(1), 1);
    GradientSum fresh = new GradientSum(weights.length);
    GradientSum used = new GradientSum(weights.length);
    Arrays.fill(used.gradient(), Float.NaN);
    used.losses().add(1, 2, 3);
    used.forget();
    for (int time = 0; time < 2; time++) {
      elbo(1).addGradient(weights, batch, noise, fresh);
      elbo(1).addGradient(weights, batch, noise, used);
      assertThat(used.gradient()).isEqualTo(fresh.gradient());
      assertThat(used.losses().loss()).isEqualTo(fresh.losses().loss());
    }
  }

  @Test
  void noRowsAddNothing() {
    GradientSum sum = new GradientSum(weights.length);
    elbo(1)
        .addGradient(
            weights, new Minibatch(new float[0], 0, new long[0]), new FrozenNoise(null, 1), sum);
    assertThat(sum.gradient()).containsOnly(0);
    assertThat(sum.losses().rows()).isZero();
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    assertThatThrownBy(
            () ->
                elbo(1)
                    .addGradient(
                        new float[3],
                        batch(pixels(Binarize.NONE)),
                        new FrozenNoise(noise(1), 1),
                        new GradientSum(weights.length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are 3 parameters; there must be " + weights.length);
    assertThatThrownBy(() -> elbo(0)).hasMessageContaining("‹samples› is 0");
  }
}
