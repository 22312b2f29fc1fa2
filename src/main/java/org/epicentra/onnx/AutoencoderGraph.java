package org.epicentra.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;

/**
 * A trained autoencoder, or one half of it: what {@link VaeElbo} computes, in single precision with
 * sums in double precision, for any number of rows at once.
 *
 * <p>Rows of images are {@code pixels}, single precision, binarised as in training; rows of numbers
 * are {@code numbers}, double precision, in their own units: standardising is part of the graph.
 */
public final class AutoencoderGraph {
  /** What of the autoencoder a graph holds. */
  public enum Part {
    /**
     * From rows x inputs and {@code noise}, rows x codes, by way of one draw of z: {@code mean} and
     * {@code log_variance} of q(z|x), what a decoder gives, and for each row {@code
     * reconstruction}, {@code kl} and {@code elbo}, nats.
     */
    AUTOENCODER,
    /** From rows x inputs to {@code mean} and {@code log_variance} of q(z|x). */
    ENCODER,
    /**
     * From {@code z}, rows x codes, to the {@code probabilities} of the pixels, or the {@code
     * means} of the numbers.
     */
    DECODER;

    /** As options write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final VaeArchitecture architecture;
  private final ParameterLayout layout;

  /** How numbers become inputs of the network; null where they are these as they are. */
  private final Standardization standardization;

  private final double logJacobian;
  private final float[] weights;
  private final OnnxGraph graph;

  /**
   * @param weights of the network
   */
  public AutoencoderGraph(VaeWeights weights) {
    this.architecture = weights.architecture();
    this.layout = new ParameterLayout(architecture);
    this.standardization = weights.standardization();
    this.logJacobian = weights.logJacobian();
    this.weights = weights.values();
    this.graph = new OnnxGraph("autoencoder");
  }

  /**
   * Writes a graph; once.
   *
   * @param properties what else its users need to know, such as how pixels are binarised
   * @return what it takes and gives
   */
  public GraphSignature write(Part part, Map<String, String> properties, OutputStream out)
      throws IOException {
    int codes = architecture.codes();
    if (part == Part.DECODER) {
      OnnxValue z = graph.input("z", OnnxType.FLOAT, "numbers of z", codes);
      writeDecoded(decoded(z));
    } else {
      OnnxValue x = inputs();
      LatentGraph latent = latent(x);
      graph.output("mean", latent.mean(), "the mean of q(z|x)", codes);
      graph.output("log_variance", latent.logVariance(), "the logarithm of its variance", codes);
      if (part == Part.AUTOENCODER) {
        bound(x, latent);
      }
    }
    return graph.write("A variational autoencoder: " + part + ".", properties, out);
  }

  private boolean isOfNumbers() {
    return architecture.likelihood().isOfNumbers();
  }

  /** The inputs of the network, rows x inputs. */
  private OnnxValue inputs() {
    int width = architecture.inputs();
    if (!isOfNumbers()) {
      return graph.input("pixels", OnnxType.FLOAT, "from 0 to 1, binarised as in training", width);
    }
    OnnxValue numbers = graph.input("numbers", OnnxType.DOUBLE, "in their own units", width);
    if (standardization != null) {
      numbers = numbers.minus(means()).over(deviations());
    }
    return numbers.as(OnnxType.FLOAT);
  }

  private OnnxValue means() {
    return graph.row(architecture.inputs(), i -> standardization.means()[i]);
  }

  private OnnxValue deviations() {
    return graph.row(architecture.inputs(), i -> standardization.deviations()[i]);
  }

  private void bound(OnnxValue x, LatentGraph latent) {
    OnnxValue noise =
        graph.input("noise", OnnxType.FLOAT, latent.noiseDescription(), architecture.codes());
    OnnxValue decoded = decoded(latent.draw(noise));
    writeDecoded(decoded);
    OnnxValue reconstruction = isOfNumbers() ? ofNumbers(decoded, x) : ofPixels(decoded, x);
    OnnxValue kl = latent.kl();
    graph.output("reconstruction", reconstruction.asRows(), "-ln p(x|z), nats");
    graph.output("kl", kl.asRows(), "KL(q || p), nats");
    graph.output(
        "elbo",
        reconstruction.plus(kl).negative().asRows(),
        "a draw of the bound on ln p(x), nats");
  }

  /** -ln p(x|z), rows x 1: ln(1 + e^l) - x l of each pixel, from logits l. */
  private static OnnxValue ofPixels(OnnxValue logits, OnnxValue pixels) {
    OnnxValue softplus = logits.absolute().negative().exp().logOfOnePlus().plus(logits.atLeast(0));
    return softplus.minus(pixels.times(logits)).as(OnnxType.DOUBLE).sum();
  }

  /** -ln p(x|z), rows x 1, of numbers in their own units. */
  private OnnxValue ofNumbers(OnnxValue means, OnnxValue x) {
    double[] precisions = new double[architecture.inputs()];
    double constant = precisions.length * Math.log(2 * Math.PI);
    int learned = architecture.parameterCount() - precisions.length;
    for (int i = 0; i < precisions.length; i++) {
      double logVariance =
          architecture.variance() > 0 ? Math.log(architecture.variance()) : weights[learned + i];
      precisions[i] = Math.exp(-logVariance);
      constant += logVariance;
    }
    OnnxValue missed = means.as(OnnxType.DOUBLE).minus(x.as(OnnxType.DOUBLE));
    OnnxValue squares =
        missed.times(missed).times(graph.row(precisions.length, i -> precisions[i])).sum();
    return squares.times(0.5).plus(0.5 * constant - logJacobian);
  }

  private void writeDecoded(OnnxValue decoded) {
    int width = architecture.inputs();
    if (!isOfNumbers()) {
      graph.output("probabilities", decoded.sigmoid(), "the probability that a pixel is 1", width);
      return;
    }
    OnnxValue means = decoded;
    if (standardization != null) {
      OnnxValue scaled = decoded.as(OnnxType.DOUBLE).times(deviations());
      means = scaled.plus(means()).as(OnnxType.FLOAT);
    }
    graph.output("means", means, "the mean of each number, in its own unit", width);
  }

  private LatentGraph latent(OnnxValue x) {
    OnnxValue features = hidden(x, layout.encoder());
    OnnxValue[] heads =
        layout.heads().stream().map(head -> dense(features, head)).toArray(OnnxValue[]::new);
    return LatentGraph.of(architecture, heads);
  }

  /** Logits or means, rows x inputs. */
  private OnnxValue decoded(OnnxValue z) {
    List<LayerSlice> decoder = layout.decoder();
    int last = decoder.size() - 1;
    return dense(hidden(z, decoder.subList(0, last)), decoder.get(last));
  }

  private OnnxValue hidden(OnnxValue in, List<LayerSlice> layers) {
    OnnxValue out = in;
    for (LayerSlice layer : layers) {
      out = activated(dense(out, layer));
    }
    return out;
  }

  private OnnxValue activated(OnnxValue out) {
    return switch (architecture.activation()) {
      case LEAKY_RELU -> out.leakyRelu(architecture.activation().slope());
      case RELU -> graph.apply("Relu", OnnxType.FLOAT, out);
      case TANH -> graph.apply("Tanh", OnnxType.FLOAT, out);
    };
  }

  private OnnxValue dense(OnnxValue in, LayerSlice layer) {
    int rows = layer.byInput() ? layer.inputs() : layer.outputs();
    int columns = layer.byInput() ? layer.outputs() : layer.inputs();
    return in.dense(
        graph.constant(weights, layer.weight(), rows, columns),
        !layer.byInput(),
        graph.constant(weights, layer.bias(), layer.outputs()));
  }
}
