package org.epicentra.vae.training;

import org.epicentra.vae.network.LossSum;

/** Computes the loss over all rows of a data set, for validation. */
public interface LossPass {
  /**
   * Sums the losses. Noise and random pixels are the same each time.
   *
   * @param weights all parameters; neither changed nor kept
   */
  LossSum run(float[] weights);
}
