package org.epicentra.vae.network;

import java.util.List;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;

/**
 * Encoder and decoder with the memory of their last pass: one instance for each task. Arrays are
 * row-major; those returned are the network's own, valid until its next pass, and may be longer
 * than stated.
 */
public final class VaeNetwork {
  private final LayerStack encoder;
  private final List<DenseLayer> heads;
  private final LayerStack decoder;
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
   * After {@link #decode}: adds the decoder's gradient.
   *
   * @param byOutputs gradient with respect to the decoder's outputs; overwritten
   * @param into overwritten where it is of no rows yet
   * @param byZ takes the gradient with respect to z, draws x codes
   */
  void addDecoderGradient(float[] weights, float[] byOutputs, GradientSum into, float[] byZ) {
    decoder.backward(weights, byOutputs, into, byZ);
  }

  /**
   * After {@link #encode}: adds the encoder's gradient.
   *
   * @param byHeads gradient with respect to the heads' outputs
   * @param into overwritten where it is of no rows yet
   */
  void addEncoderGradient(float[] weights, float[][] byHeads, GradientSum into) {
    if (byFeatures.length < rows * lastHidden) {
      byFeatures = new float[rows * lastHidden];
    }
    for (int head = 0; head < outputs.length; head++) {
      heads.get(head).addGradient(features, outputs[head], byHeads[head], into, rows);
    }
    heads.get(0).inputGradient(weights, byHeads[0], byFeatures, rows);
    for (int head = 1; head < outputs.length; head++) {
      heads.get(head).addInputGradient(weights, byHeads[head], byFeatures, rows);
    }
    encoder.backward(weights, byFeatures, into, null);
  }
}
