package org.epicentra.vae.training;

import org.epicentra.Setting;

/**
 * Adam with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8: D. P. Kingma, J. Ba, ICLR 2015, <a
 * href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>, with epsilon outside the root of the
 * bias correction, as in torch.optim.Adam.
 */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final double learningRate;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private long step;
  private float rate;
  private float correction;

  /**
   * @param learningRate above 0
   * @param state to continue from, copied
   * @throws IllegalArgumentException if the learning rate is not above 0
   */
  public Adam(double learningRate, AdamState state) {
    this(learningRate, state.step(), state.firstMoment().clone(), state.secondMoment().clone());
  }

  /**
   * @param step number of updates made
   * @param firstMoment kept, not copied
   * @param secondMoment kept, not copied; it may have overflowed
   */
  Adam(double learningRate, long step, float[] firstMoment, float[] secondMoment) {
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException(Setting.mustBe("learningRate", learningRate, "above 0"));
    }
    this.learningRate = learningRate;
    this.firstMoment = firstMoment;
    this.secondMoment = secondMoment;
    this.step = step;
  }

  /**
   * Updates the weights in place.
   *
   * @param gradient of the loss, in the weights' order
   */
  public void update(float[] weights, float[] gradient) {
    beginStep();
    update(weights, gradient, 0, weights.length);
  }

  /** Begins an update that is done in slices. */
  void beginStep() {
    step++;
    rate = (float) (learningRate / (1 - Math.pow(BETA_1, step)));
    correction = (float) Math.sqrt(1 - Math.pow(BETA_2, step));
  }

  /**
   * After {@link #beginStep}: updates the weights with indices from {@code from} to before {@code
   * to}.
   */
  void update(float[] weights, float[] gradient, int from, int to) {
    float rate = this.rate;
    float correction = this.correction;
    float[] first = firstMoment;
    float[] second = secondMoment;
    float keep1 = (float) BETA_1;
    float take1 = (float) (1 - BETA_1);
    float keep2 = (float) BETA_2;
    float take2 = (float) (1 - BETA_2);
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float m = keep1 * first[i] + take1 * g;
      float v = keep2 * second[i] + take2 * g * g;
      first[i] = m;
      second[i] = v;
      weights[i] -= rate * (m / ((float) Math.sqrt(v) / correction + EPSILON));
    }
  }

  /** Number of updates made. */
  long step() {
    return step;
  }

  /** The running mean of the gradient, not a copy. */
  float[] firstMoment() {
    return firstMoment;
  }

  /** The running mean of the squared gradient, not a copy; it may overflow before the weights. */
  float[] secondMoment() {
    return secondMoment;
  }

  /** A copy of the state. */
  public AdamState state() {
    return new AdamState(step, firstMoment.clone(), secondMoment.clone());
  }
}
