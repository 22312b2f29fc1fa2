package org.epicentra.vae;

/**
 * One epoch's losses, in nats per row.
 *
 * @param epoch from 1
 * @param reconstruction -E_q log p(x|z), mean over the epoch's minibatches as they were trained on
 * @param kl KL(q || p), likewise
 * @param validationLoss after the epoch; NaN without validation data
 */
public record EpochReport(int epoch, double reconstruction, double kl, double validationLoss) {
  /** Their sum: minus the bound, eq. (10). */
  public double loss() {
    return reconstruction + kl;
  }
}
