package org.epicentra.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;

/**
 * A trained autoencoder, or one half of it: what {@link VaeElbo} computes, in single precision with
 * sums in double precision, for any number of images at once.
 */
public final class AutoencoderGraph {
  /** What of the autoencoder a graph holds. */
  public enum Part {
    /**
     * From {@code pixels}, rows x inputs, and {@code noise}, rows x codes, by way of one draw of z:
     * {@code mean} and {@code log_variance} of q(z|x), the {@code probabilities} of the pixels, and
     * for each row {@code reconstruction}, {@code kl} and {@code elbo}, nats.
     */
    AUTOENCODER,
    /** From {@code pixels} to {@code mean} and {@code log_variance} of q(z|x). */
    ENCODER,
    /** From {@code z}, rows x codes, to the {@code probabilities} of the pixels. */
    DECODER;

    /** As options write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final VaeArchitecture architecture;
  private final ParameterLayout layout;
  private final float[] weights;
  private final OnnxGraph graph;

  /**
   * @param weights of the network
   */
  public AutoencoderGraph(VaeWeights weights) {
    this.architecture = weights.architecture();
    this.layout = new ParameterLayout(architecture);
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
      probabilities(logits(z));
    } else {
      OnnxValue pixels =
          graph.input("pixels", OnnxType.FLOAT, "from 0 to 1, binarised as in training", inputs());
      LatentGraph latent = latent(pixels);
      graph.output("mean", latent.mean(), "the mean of q(z|x)", codes);
      graph.output("log_variance", latent.logVariance(), "the logarithm of its variance", codes);
      if (part == Part.AUTOENCODER) {
        bound(pixels, latent);
      }
    }
    return graph.write("A variational autoencoder of images: " + part + ".", properties, out);
  }

  private int inputs() {
    return architecture.inputs();
  }

  private void bound(OnnxValue pixels, LatentGraph latent) {
    OnnxValue noise =
        graph.input("noise", OnnxType.FLOAT, latent.noiseDescription(), architecture.codes());
    OnnxValue logits = logits(latent.draw(noise));
    probabilities(logits);
    OnnxValue reconstruction = loss(logits, pixels).as(OnnxType.DOUBLE).sum();
    OnnxValue kl = latent.kl();
    graph.output("reconstruction", reconstruction.asRows(), "-ln p(x|z), nats");
    graph.output("kl", kl.asRows(), "KL(q || p), nats");
    graph.output(
        "elbo",
        reconstruction.plus(kl).negative().asRows(),
        "a draw of the bound on ln p(x), nats");
  }

  /** ln(1 + e^l) - x l of each pixel. */
  private static OnnxValue loss(OnnxValue logits, OnnxValue pixels) {
    OnnxValue softplus = logits.absolute().negative().exp().logOfOnePlus().plus(logits.atLeast(0));
    return softplus.minus(pixels.times(logits));
  }

  private void probabilities(OnnxValue logits) {
    graph.output("probabilities", logits.sigmoid(), "the probability that a pixel is 1", inputs());
  }

  private LatentGraph latent(OnnxValue pixels) {
    OnnxValue features = hidden(pixels, layout.encoder());
    OnnxValue[] heads =
        layout.heads().stream().map(head -> dense(features, head)).toArray(OnnxValue[]::new);
    return LatentGraph.of(architecture, heads);
  }

  private OnnxValue logits(OnnxValue z) {
    List<LayerSlice> decoder = layout.decoder();
    int last = decoder.size() - 1;
    return dense(hidden(z, decoder.subList(0, last)), decoder.get(last));
  }

  private OnnxValue hidden(OnnxValue in, List<LayerSlice> layers) {
    OnnxValue out = in;
    for (LayerSlice layer : layers) {
      out = dense(out, layer).leakyRelu(ElementKernel.LEAK);
    }
    return out;
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
