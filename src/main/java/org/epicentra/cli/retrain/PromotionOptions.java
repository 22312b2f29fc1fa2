package org.epicentra.cli.retrain;

import org.epicentra.job.retrain.PromotionRule;
import picocli.CommandLine.Option;

/** The rule by which a challenger becomes the champion. */
final class PromotionOptions {
  @Option(
      names = "--non-inferiority",
      paramLabel = "NATS",
      defaultValue = "" + PromotionRule.NON_INFERIORITY,
      description =
          "Promote the challenger if the lower end of its gain's 95 %% interval is at least minus "
              + "this: newer data are worth so much. Default: ${DEFAULT-VALUE}.")
  private double nonInferiority;

  @Option(
      names = "--min-gain",
      paramLabel = "NATS",
      description =
          "Promote only if the lower end of the interval is at least this: in place of "
              + "--non-inferiority.")
  private Double minGain;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      defaultValue = "" + PromotionRule.RESAMPLES,
      description = "Resamples of the paired bootstrap. Default: ${DEFAULT-VALUE}.")
  private int resamples;

  @Option(
      names = "--sequential",
      description =
          "Of a catalog: decide by an interval that holds for all nights together, from the events "
              + "of all nights since the champion was promoted. The chance that a champion is ever "
              + "replaced by challengers below the limit then stays below 5 %%.")
  private boolean sequential;

  PromotionRule rule() {
    return new PromotionRule(minGain, nonInferiority, resamples, sequential);
  }
}
