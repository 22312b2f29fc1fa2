package org.epicentra.vae.training;

import java.io.Serializable;

/**
 * The losses of one epoch, in nats per row.
 *
 * @param epoch from 1
 * @param reconstruction -E_q log p(x|z), mean over the epoch's minibatches, each with the weights
 *     before its update
 * @param kl KL(q || p), likewise
 * @param gain of the bound by importance weighting, likewise; 0 without it
 * @param validationLoss after the epoch; NaN without validation data
 */
public record EpochReport(
    int epoch, double reconstruction, double kl, double gain, double validationLoss)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Minus the bound that is trained: eq. (10), or the importance-weighted bound. */
  public double loss() {
    return reconstruction + kl - gain;
  }
}
