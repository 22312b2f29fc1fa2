package org.epicentra.vae;

/**
 * Encoder and decoder with the memory of their last pass: one for each task. Arrays are row-major;
 * those it returns are its own, valid until its next pass, and may be longer than said.
 */
final class VaeNetwork {
  private final LayerStack encoder;
  private final DenseLayer meanHead;
  private final DenseLayer logVarianceHead;
  private final LayerStack decoder;
  private final int latent;
  private final int lastHidden;
  private float[] features;
  private float[] mean = new float[0];
  private float[] logVariance = new float[0];
  private float[] byFeatures = new float[0];
  private int rows;

  VaeNetwork(VaeArchitecture architecture, Blas blas, ElementKernel kernel) {
    ParameterLayout layout = new ParameterLayout(architecture);
    int hidden = architecture.hidden().size();
    this.encoder = new LayerStack(layout.encoder(), hidden, blas, kernel);
    this.meanHead = new DenseLayer(layout.mean(), false, blas, kernel);
    this.logVarianceHead = new DenseLayer(layout.logVariance(), false, blas, kernel);
    this.decoder = new LayerStack(layout.decoder(), hidden, blas, kernel);
    this.latent = architecture.latent();
    this.lastHidden = architecture.hidden().get(hidden - 1);
  }

  /** Fills {@link #mean} and {@link #logVariance} for rows x inputs pixels. */
  void encode(float[] weights, float[] pixels, int rows) {
    if (mean.length < rows * latent) {
      mean = new float[rows * latent];
      logVariance = new float[rows * latent];
    }
    this.rows = rows;
    features = encoder.forward(weights, pixels, rows);
    meanHead.forward(weights, features, mean, rows);
    logVarianceHead.forward(weights, features, logVariance, rows);
  }

  /** mu of the last {@link #encode}, rows x latent. */
  float[] mean() {
    return mean;
  }

  /** log sigma^2 of the last {@link #encode}, rows x latent. */
  float[] logVariance() {
    return logVariance;
  }

  /** The logits of draws x latent numbers z: draws x inputs. */
  float[] decode(float[] weights, float[] z, int draws) {
    return decoder.forward(weights, z, draws);
  }

  /**
   * After {@link #decode}: adds the decoder's gradient.
   *
   * @param byLogits gradient by the logits; overwritten
   * @param gradient of the whole network
   * @param byZ takes the gradient by z, draws x latent
   */
  void addDecoderGradient(float[] weights, float[] byLogits, float[] gradient, float[] byZ) {
    decoder.backward(weights, byLogits, gradient, byZ);
  }

  /** After {@link #encode}: adds the encoder's gradient, the two heads included. */
  void addEncoderGradient(
      float[] weights, float[] byMean, float[] byLogVariance, float[] gradient) {
    if (byFeatures.length < rows * lastHidden) {
      byFeatures = new float[rows * lastHidden];
    }
    meanHead.addGradient(features, mean, byMean, gradient, rows);
    logVarianceHead.addGradient(features, logVariance, byLogVariance, gradient, rows);
    meanHead.inputGradient(weights, byMean, byFeatures, rows);
    logVarianceHead.addInputGradient(weights, byLogVariance, byFeatures, rows);
    encoder.backward(weights, byFeatures, gradient, null);
  }
}
