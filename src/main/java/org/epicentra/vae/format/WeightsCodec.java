package org.epicentra.vae.format;

import java.io.InputStream;
import java.io.OutputStream;
import org.epicentra.BadInputException;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/**
 * The file of a trained network, in the layout of {@link FloatFileWriter}: letters {@code EPVW},
 * version 1, the header {@code {"inputs": 784, "hidden": [400, 400], "latent": 200}}, with {@code
 * "family"} and {@code "categories"} unless the family is the normal one, {@code "activation"}
 * unless it is leaky-relu, and {@code "likelihood"} and {@code "variance"} (0 where it is learned)
 * unless it is bernoulli; then all weights and biases in this order: encoder, its heads (for the
 * normal family mean, then log-variance), decoder; for each layer the weight (outputs x inputs,
 * row-major), then the bias; and at the end the log-variance of each input where it is learned. The
 * header of a model of standardised numbers also has {@code "standardization"}, with their {@code
 * "means"} and {@code "deviations"}.
 */
public final class WeightsCodec {
  private static final String MAGIC = "EPVW";
  private static final int VERSION = 1;

  private WeightsCodec() {}

  /**
   * Writes weights; the stream stays open.
   *
   * @throws java.io.UncheckedIOException when the stream fails
   */
  public static void write(VaeWeights weights, OutputStream out) {
    FloatFileWriter file =
        new FloatFileWriter(
            out,
            MAGIC,
            VERSION,
            HeaderJson.writeNetwork(
                new HeaderJson.Network(weights.architecture(), weights.standardization())));
    file.floats(new ParameterLayout(weights.architecture()).toTorch(weights.values()));
    file.end();
  }

  /**
   * Reads a file of {@link #write}, exact to the last bit.
   *
   * @throws BadInputException when it is not such a file, has another version, is truncated or
   *     damaged, or contains a number that is not finite
   * @throws java.io.UncheckedIOException when the stream fails
   */
  public static VaeWeights read(InputStream in) {
    FloatFileReader file = new FloatFileReader(in, "weights file", MAGIC, VERSION);
    HeaderJson.Network header = HeaderJson.readNetwork(file);
    VaeArchitecture architecture = header.architecture();
    float[] values = file.floats(architecture.parameterCount());
    file.end();
    try {
      return new VaeWeights(architecture, new ParameterLayout(architecture).fromTorch(values))
          .standardizedBy(header.standardization());
    } catch (IllegalArgumentException e) {
      throw file.fault("cannot be used: " + e.getMessage(), e);
    }
  }
}
