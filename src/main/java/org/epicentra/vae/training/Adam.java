package org.epicentra.vae.training;

import org.epicentra.Setting;
import org.epicentra.vae.kernel.AdamStep;
import org.epicentra.vae.kernel.ElementKernel;

/**
 * Adam with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8: D. P. Kingma, J. Ba, ICLR 2015, <a
 * href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>, with epsilon outside the root of the
 * bias correction, as in torch.optim.Adam.
 */
public final class Adam {
  private static final double EPSILON = 1e-8;

  private final ElementKernel kernel = ElementKernel.create();
  private final double learningRate;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private long step;
  private float rate;
  private float epsilon;

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
    update(weights, 0, gradient, 0, weights.length);
  }

  /** Begins an update that is done in slices. */
  void beginStep() {
    step++;
    double correction = Math.sqrt(1 - Math.pow(AdamStep.BETA_2, step));
    rate = (float) (learningRate * correction / (1 - Math.pow(AdamStep.BETA_1, step)));
    epsilon = (float) (EPSILON * correction);
  }

  /**
   * After {@link #beginStep}: updates n weights.
   *
   * @param at the first of them
   * @param gradient of the loss with respect to them, from {@code from}
   */
  void update(float[] weights, int at, float[] gradient, int from, int n) {
    AdamStep update = new AdamStep(weights, firstMoment, secondMoment, rate, epsilon);
    kernel.update(update, at, gradient, from, n);
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
