package org.epicentra.vae.training;

/**
 * One epoch's losses, in nats per row.
 *
 * @param epoch from 1
 * @param reconstruction -E_q log p(x|z), mean over the epoch's minibatches as they were trained on
 * @param kl KL(q || p), likewise
 * @param gain what importance weighting adds to the bound, likewise; 0 without it
 * @param validationLoss after the epoch; NaN without validation data
 */
public record EpochReport(
    int epoch, double reconstruction, double kl, double gain, double validationLoss) {
  /** Minus the bound that is trained, eq. (10) or its importance-weighted kin. */
  public double loss() {
    return reconstruction + kl - gain;
  }
}
