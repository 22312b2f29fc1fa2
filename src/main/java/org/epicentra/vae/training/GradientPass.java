package org.epicentra.vae.training;

import org.epicentra.vae.network.GradientSum;

/**
 * One minibatch: the seam between the training loop and where the images are. Everything above it
 * runs without Spark.
 */
public interface GradientPass {
  /**
   * Sums of gradient and loss over the rows of the plan, merged in a fixed order.
   *
   * @param weights all parameters; not to be changed or kept
   * @return sums that are the caller's until the next call
   */
  GradientSum run(float[] weights, StepPlan plan);
}
