package org.epicentra.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;
import org.epicentra.onnx.AutoencoderGraph.Part;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ONNX Runtime finds the bounds, codes and pictures of {@link VaeElbo}. */
class AutoencoderGraphTest {
  private static final int ROWS = 50;
  private static final int INPUTS = 60;

  private static VaeWeights weights(LatentFamily family) {
    VaeArchitecture network =
        new VaeArchitecture(INPUTS, List.of(31, 17), 5, family, family.hasCategories() ? 3 : 0);
    float[] values = VaeWeights.initial(network, 4).values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 4; // so that no output is near its middle
    }
    return new VaeWeights(network, values);
  }

  private static float[] pixels() {
    float[] pixels = new float[ROWS * INPUTS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = RandomStream.of(1, "pixels", 0, i).nextDouble() < 0.3 ? 1 : 0;
    }
    return pixels;
  }

  private static OnnxRun run(VaeWeights weights, Part part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AutoencoderGraph(weights).write(part, Map.of("binarize", "threshold"), out);
    return new OnnxRun(out.toByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void theGraphHasTheBoundsOfTheNetwork(LatentFamily family) throws IOException {
    VaeWeights weights = weights(family);
    int codes = weights.architecture().codes();
    RowNumbers random = new RowNumbers(RandomStream.streamKey(5, "noise", 0));
    Noise noise = family == LatentFamily.NORMAL ? random::gaussian : random::uniform;
    float[][] drawn = new float[ROWS][codes];
    for (int row = 0; row < ROWS; row++) {
      noise.fill(row, 0, drawn[row], 0, codes);
    }
    VaeElbo elbo = new VaeElbo(weights.architecture(), 1, Blas.of(BlasChoice.JAVA));
    double[] reconstruction = new double[ROWS];
    double[] kl = new double[ROWS];
    long[] keys = LongStream.range(0, ROWS).toArray();
    elbo.losses(weights.values(), new Minibatch(pixels(), ROWS, keys), noise, reconstruction, kl);
    float[] mean = new float[ROWS * codes];
    float[] logVariance = new float[ROWS * codes];
    elbo.encode(weights.values(), pixels(), ROWS, mean, logVariance);

    Map<String, Object> inputs = Map.of("pixels", rows(pixels(), INPUTS), "noise", drawn);
    try (OnnxRun graph = run(weights, Part.AUTOENCODER)) {
      Map<String, Object> outputs = graph.run(inputs);
      requireClose((double[]) outputs.get("reconstruction"), reconstruction);
      requireClose((double[]) outputs.get("kl"), kl);
      double[] bounds = new double[ROWS];
      Arrays.setAll(bounds, row -> -reconstruction[row] - kl[row]);
      requireClose((double[]) outputs.get("elbo"), bounds);
      requireClose(outputs.get("mean"), rows(mean, codes));
      requireClose(outputs.get("log_variance"), rows(logVariance, codes));
    }
    try (OnnxRun graph = run(weights, Part.ENCODER)) {
      Map<String, Object> outputs = graph.run(Map.of("pixels", rows(pixels(), INPUTS)));
      requireClose(outputs.get("mean"), rows(mean, codes));
      requireClose(outputs.get("log_variance"), rows(logVariance, codes));
    }
  }

  /**
   * Probabilities down to 1e-44 beside one that is 1 but for as little: ln p (1 - p) keeps digits.
   */
  @Test
  void confidentCategoriesKeepTheirVariances() throws IOException {
    VaeArchitecture network =
        new VaeArchitecture(INPUTS, List.of(3), 5, LatentFamily.CATEGORICAL, 3);
    float[] values = new float[network.parameterCount()];
    int bias = new ParameterLayout(network).heads().get(0).bias();
    float[] leads = {0.5f, 9, 12, 30, 100};
    for (int i = 0; i < leads.length; i++) {
      values[bias + 3 * i] = leads[i];
    }
    float[] mean = new float[ROWS * 15];
    float[] logVariance = new float[ROWS * 15];
    new VaeElbo(network, 1, Blas.of(BlasChoice.JAVA))
        .encode(values, pixels(), ROWS, mean, logVariance);
    try (OnnxRun graph = run(new VaeWeights(network, values), Part.ENCODER)) {
      Map<String, Object> outputs = graph.run(Map.of("pixels", rows(pixels(), INPUTS)));
      requireClose(outputs.get("mean"), rows(mean, 15));
      requireClose(outputs.get("log_variance"), rows(logVariance, 15));
      assertThat(logVariance[9]).isBetween(-30f, -29f);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDecoderDrawsTheSamePictures(LatentFamily family) throws IOException {
    VaeWeights weights = weights(family);
    int codes = weights.architecture().codes();
    float[] z = new float[ROWS * codes];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) RandomStream.of(2, "z", 0, i).nextGaussian();
    }
    float[] probabilities = new float[ROWS * INPUTS];
    new VaeElbo(weights.architecture(), 1, Blas.of(BlasChoice.JAVA))
        .decode(weights.values(), z, ROWS, probabilities);
    try (OnnxRun graph = run(weights, Part.DECODER)) {
      assertThat(graph.properties()).containsEntry("binarize", "threshold");
      Map<String, Object> outputs = graph.run(Map.of("z", rows(z, codes)));
      requireClose(outputs.get("probabilities"), rows(probabilities, INPUTS));
    }
  }

  /** Learned and given variances, with and without standardised numbers, each activation. */
  @ParameterizedTest
  @CsvSource({"LEAKY_RELU, 0, false", "RELU, 0, true", "TANH, 0.3, true", "TANH, 0.3, false"})
  void rowsOfNumbersHaveTheBoundsOfTheNetwork(
      Activation activation, double variance, boolean standardised) throws IOException {
    VaeArchitecture network =
        new VaeArchitecture(INPUTS, List.of(31, 17), 5)
            .withActivation(activation)
            .withLikelihood(Likelihood.GAUSSIAN, variance);
    float[] values = VaeWeights.initial(network, 4).values();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.2 * RandomStream.of(6, "weights", 0, i).nextGaussian());
    }
    double[] means = new double[INPUTS];
    double[] deviations = new double[INPUTS];
    Arrays.setAll(means, i -> standardised ? 10 * i : 0);
    Arrays.setAll(deviations, i -> standardised ? 1 + 0.5 * i : 1);
    Standardization by = new Standardization(means, deviations);
    VaeWeights weights = new VaeWeights(network, values);
    if (standardised) {
      weights = weights.standardizedBy(by);
    }
    double[][] numbers = new double[ROWS][INPUTS];
    float[] x = new float[ROWS * INPUTS];
    for (int row = 0; row < ROWS; row++) {
      RandomStream random = RandomStream.of(8, "numbers", 0, row);
      for (int i = 0; i < INPUTS; i++) {
        numbers[row][i] = means[i] + deviations[i] * random.nextGaussian();
        x[row * INPUTS + i] = by.input(i, numbers[row][i]);
      }
    }
    VaeElbo elbo = new VaeElbo(network, 1, Blas.of(BlasChoice.JAVA));
    double[] reconstruction = new double[ROWS];
    double[] kl = new double[ROWS];
    long[] keys = LongStream.range(0, ROWS).toArray();
    Noise none = (key, draw, out, from, count) -> Arrays.fill(out, from, from + count, 0);
    elbo.losses(values, new Minibatch(x, ROWS, keys), none, reconstruction, kl);
    double logJacobian = weights.logJacobian();
    Arrays.setAll(reconstruction, row -> reconstruction[row] - logJacobian);
    float[] z = new float[ROWS * 5];
    elbo.encode(values, x, ROWS, z, new float[ROWS * 5]);
    float[] decoded = new float[ROWS * INPUTS];
    elbo.decode(values, z, ROWS, decoded);
    for (int row = 0; row < ROWS; row++) {
      by.restore(decoded, row * INPUTS);
    }
    try (OnnxRun graph = run(weights, Part.AUTOENCODER)) {
      Map<String, Object> outputs =
          graph.run(Map.of("numbers", numbers, "noise", new float[ROWS][5]));
      requireClose((double[]) outputs.get("reconstruction"), reconstruction);
      requireClose((double[]) outputs.get("kl"), kl);
      requireClose(outputs.get("means"), rows(decoded, INPUTS));
    }
  }

  private static float[][] rows(float[] values, int width) {
    float[][] rows = new float[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      rows[row] = Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }
    return rows;
  }

  /** Relative to the largest, since sums of single precision are. */
  private static void requireClose(Object found, float[][] expected) {
    float[][] rows = (float[][]) found;
    assertThat(rows).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      for (int i = 0; i < expected[row].length; i++) {
        double size = Math.max(1, Math.abs(expected[row][i]));
        assertThat((double) rows[row][i]).isCloseTo(expected[row][i], within(2e-6 * size));
      }
    }
  }

  private static void requireClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int row = 0; row < expected.length; row++) {
      double size = Math.max(1, Math.abs(expected[row]));
      assertThat(found[row]).isCloseTo(expected[row], within(1e-6 * size));
    }
  }
}
