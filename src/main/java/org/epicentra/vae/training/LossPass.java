package org.epicentra.vae.training;

import org.epicentra.vae.network.LossSum;

/** The loss over all rows of a data set, for validation. */
public interface LossPass {
  /**
   * Sums of the loss. Noise and random pixels are the same each time.
   *
   * @param weights all parameters; not to be changed or kept
   */
  LossSum run(float[] weights);
}
