package org.epicentra.cli.retrain;

import org.epicentra.job.retrain.Refit;
import picocli.CommandLine.Option;

/** How the challenger is trained. */
final class RefitOptions {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "full",
      description =
          "full: all events, from new centres and from the champion, and the better bound wins; "
              + "warm: all events, from the champion alone; incremental: the events since the "
              + "champion's, with its posterior as their prior. For images, full starts from random "
              + "weights, and warm from the champion's. Default: ${DEFAULT-VALUE}.")
  private Refit.Mode mode;

  @Option(
      names = "--forgetting",
      paramLabel = "SHARE",
      defaultValue = "" + Refit.FORGETTING,
      description =
          "For incremental: the share of their weight that earlier events keep in each run, above "
              + "0 and at most 1, which forgets nothing. Default: ${DEFAULT-VALUE}.")
  private double forgetting;

  @Option(
      names = "--refit-every",
      paramLabel = "N",
      defaultValue = "" + Refit.EVERY,
      description =
          "One of so many runs is full, whatever the mode, which shows whether warm starts are "
              + "stuck. Default: ${DEFAULT-VALUE}.")
  private int every;

  Refit refit() {
    return new Refit(mode, forgetting, every);
  }
}
