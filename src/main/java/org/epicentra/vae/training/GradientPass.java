package org.epicentra.vae.training;

import org.epicentra.vae.network.GradientSum;

/**
 * Computes the gradient of a minibatch: the seam between the training loop and the place where the
 * images are. Everything above it runs without Spark.
 */
public interface GradientPass {
  /**
   * Sums gradient and loss over the rows of the plan, in a fixed order.
   *
   * @param weights all parameters; neither changed nor kept
   * @return sums that belong to the caller until the next call
   */
  GradientSum run(float[] weights, StepPlan plan);
}
