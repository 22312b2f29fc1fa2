package org.epicentra.cli.retrain;

import java.time.Duration;
import java.time.Instant;
import org.epicentra.job.retrain.CountLimits;
import org.epicentra.job.retrain.mixture.CatalogWindow;
import org.epicentra.job.retrain.vae.VaeKind;
import picocli.CommandLine.Option;

/** Which events or images a nightly run uses, and which of them it holds out. */
final class WindowOptions {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "Use the events up to this time, such as 2026-01-31T02:00:00Z or 2026-01-31. Default: "
              + "now.")
  private Instant asOf;

  @Option(
      names = "--holdout",
      paramLabel = "TIME",
      defaultValue = CatalogWindow.HOLDOUT_DAYS + "d",
      description =
          "Of a catalog: hold out the events within this time before the newest one, for the "
              + "comparison. Default: ${DEFAULT-VALUE}.")
  private Duration holdout;

  @Option(
      names = "--min-holdout",
      paramLabel = "N",
      defaultValue = "" + CountLimits.MIN_HOLDOUT,
      description = "Fewest events or images held out. Default: ${DEFAULT-VALUE}.")
  private int minHoldout;

  @Option(
      names = "--holdout-share",
      paramLabel = "SHARE",
      defaultValue = "" + VaeKind.Plan.HOLDOUT_SHARE,
      description =
          "Of images: hold out this share, chosen by their content. Default: ${DEFAULT-VALUE}.")
  private double holdoutShare;

  double holdoutShare() {
    return holdoutShare;
  }

  int minHoldout() {
    return minHoldout;
  }

  CatalogWindow window() {
    return new CatalogWindow(asOf, holdout);
  }
}
