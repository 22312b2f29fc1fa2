package org.epicentra.cli.retrain;

import java.time.Duration;
import java.time.Instant;
import org.epicentra.job.retrain.mixture.CatalogWindow;
import picocli.CommandLine.Option;

/** Which events or images a nightly run takes, and which it holds out. */
final class WindowOptions {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "Take the events up to this time, such as 2026-01-31 or 2026-01-31T02:00:00Z. Default: "
              + "now.")
  private Instant asOf;

  @Option(
      names = "--holdout",
      paramLabel = "TIME",
      defaultValue = "30d",
      description =
          "Of a catalog: hold out the events of so long before the newest one, for the comparison. Default: "
              + "${DEFAULT-VALUE}.")
  private Duration holdout;

  @Option(
      names = "--min-holdout",
      paramLabel = "N",
      defaultValue = "30",
      description = "Fewest events or images held out. Default: ${DEFAULT-VALUE}.")
  private int minHoldout;

  @Option(
      names = "--holdout-share",
      paramLabel = "SHARE",
      defaultValue = "0.1",
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
    return new CatalogWindow(asOf, holdout, minHoldout);
  }
}
