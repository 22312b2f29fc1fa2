package org.epicentra.job.vae;

import org.epicentra.vae.training.EpochReport;

/**
 * One epoch; losses are means over its minibatches, in nats per image.
 *
 * @param epoch from 1
 * @param loss minus the bound that is trained: reconstruction + kl, unless draws are
 *     importance-weighted
 * @param reconstruction -E_q log p(x|z)
 * @param kl KL(q || p)
 * @param validationLoss of the validation images after the epoch; null without them
 * @param seconds wall-clock time, validation included; null for an epoch of an earlier run
 */
public record EpochSummary(
    int epoch,
    double loss,
    double reconstruction,
    double kl,
    Double validationLoss,
    Double seconds) {

  static EpochSummary of(EpochReport report, Double seconds) {
    double validation = report.validationLoss();
    return new EpochSummary(
        report.epoch(),
        report.loss(),
        report.reconstruction(),
        report.kl(),
        Double.isNaN(validation) ? null : validation,
        seconds);
  }
}
