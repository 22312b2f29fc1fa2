package org.epicentra.cli.retrain;

import org.epicentra.job.retrain.PromotionRule;
import picocli.CommandLine.Option;

/** When a challenger becomes the champion. */
final class PromotionOptions {
  @Option(
      names = "--non-inferiority",
      paramLabel = "NATS",
      defaultValue = "0.01",
      description =
          "Promote the challenger if the lower end of its gain's 95 %% interval is not below minus "
              + "this: newer data are worth so much. Default: ${DEFAULT-VALUE}.")
  private double nonInferiority;

  @Option(
      names = "--min-gain",
      paramLabel = "NATS",
      description =
          "Promote only if the lower end of the interval is not below this: in place of "
              + "--non-inferiority.")
  private Double minGain;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Resamples of the paired bootstrap. Default: ${DEFAULT-VALUE}.")
  private int resamples;

  PromotionRule rule() {
    return new PromotionRule(minGain, nonInferiority, resamples);
  }
}
