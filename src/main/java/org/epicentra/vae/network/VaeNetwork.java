package org.epicentra.vae.network;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerPart;

/**
 * Encoder and decoder with the memory of their last pass: one instance for each task. Arrays are
 * row-major; those returned are the network's own, valid until its next pass, and may be longer
 * than stated.
 */
public final class VaeNetwork {
  private final LayerStack encoder;
  private final List<DenseLayer> heads;
  private final LayerStack decoder;

  /** All of them, in the order of the parameters. */
  private final List<DenseLayer> layers = new ArrayList<>();

  private final int codes;
  private final int lastHidden;
  private float[] features;
  private final float[][] outputs;
  private float[] byFeatures = new float[0];
  private int rows;

  /**
   * @param blas the matrix products
   * @param kernel the element-wise functions
   */
  public VaeNetwork(VaeArchitecture architecture, Blas blas, ElementKernel kernel) {
    ParameterLayout layout = new ParameterLayout(architecture);
    int hidden = architecture.hidden().size();
    Activation activation = architecture.activation();
    this.encoder = new LayerStack(layout.encoder(), hidden, activation, blas, kernel);
    this.heads =
        layout.heads().stream().map(head -> new DenseLayer(head, null, blas, kernel)).toList();
    this.outputs = new float[heads.size()][0];
    this.decoder = new LayerStack(layout.decoder(), hidden, activation, blas, kernel);
    this.layers.addAll(encoder.layers());
    this.layers.addAll(heads);
    this.layers.addAll(decoder.layers());
    this.codes = architecture.codes();
    this.lastHidden = architecture.hidden().get(hidden - 1);
  }

  /**
   * The outputs of the heads.
   *
   * @param pixels rows x inputs
   * @return for each head, rows x codes
   */
  public float[][] encode(float[] weights, float[] pixels, int rows) {
    this.rows = rows;
    features = encoder.forward(weights, pixels, rows);
    for (int head = 0; head < outputs.length; head++) {
      if (outputs[head].length < rows * codes) {
        outputs[head] = new float[rows * codes];
      }
      heads.get(head).forward(weights, features, outputs[head], rows);
    }
    return outputs;
  }

  /**
   * The decoder's outputs: logits or means of the inputs, given z.
   *
   * @param z draws x codes
   * @return draws x inputs
   */
  public float[] decode(float[] weights, float[] z, int draws) {
    return decoder.forward(weights, z, draws);
  }

  /**
   * After {@link #decode}: prepares the decoder's gradient.
   *
   * @param byOutputs gradient with respect to the decoder's outputs; overwritten
   * @param byZ takes the gradient with respect to z, draws x codes
   */
  void differentiateDecoder(float[] weights, float[] byOutputs, float[] byZ) {
    decoder.differentiate(weights, byOutputs, byZ);
  }

  /**
   * After {@link #encode}: prepares the encoder's gradient.
   *
   * @param byHeads gradient with respect to the heads' outputs
   */
  void differentiateEncoder(float[] weights, float[][] byHeads) {
    if (byFeatures.length < rows * lastHidden) {
      byFeatures = new float[rows * lastHidden];
    }
    for (int head = 0; head < outputs.length; head++) {
      heads.get(head).differentiate(features, outputs[head], byHeads[head], rows);
    }
    heads.get(0).inputGradient(weights, byHeads[0], byFeatures, rows);
    for (int head = 1; head < outputs.length; head++) {
      heads.get(head).addInputGradient(weights, byHeads[head], byFeatures, rows);
    }
    encoder.differentiate(weights, byFeatures, null);
  }

  /**
   * After both of these, until the next pass: the gradient with respect to part of the parameters.
   * May be called by several threads at the same time.
   *
   * @param add whether to add to {@code into} or to overwrite it
   * @param into takes the part from {@code at}
   */
  void gradient(LayerPart part, boolean add, float[] into, int at) {
    layers.get(part.number()).gradient(part, add, into, at);
  }
}
