package org.epicentra.cli.retrain;

import java.time.Duration;
import org.epicentra.job.retrain.GateLimits;
import org.epicentra.job.retrain.vae.ImageLimits;
import picocli.CommandLine.Option;

/** What the data of a nightly run may be like; beyond a limit the run is refused. */
final class GateOptions {
  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      defaultValue = "7d",
      description = "Oldest that the newest event may be. Default: ${DEFAULT-VALUE}.")
  private Duration maxAge;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Unusable records among the new ones. Default: ${DEFAULT-VALUE}.")
  private double maxRejected;

  @Option(
      names = "--max-repeated",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = "Repeated ids among the new events. Default: ${DEFAULT-VALUE}.")
  private double maxRepeated;

  @Option(
      names = "--max-row-loss",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "Events or images of recent runs that may be gone. Default: ${DEFAULT-VALUE}.")
  private double maxRowLoss;

  @Option(
      names = "--max-rate-change",
      paramLabel = "FACTOR",
      defaultValue = "20",
      description = "Change in the number of new events per day. Default: ${DEFAULT-VALUE}.")
  private double maxRateChange;

  @Option(
      names = "--max-null-change",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description =
          "Change in the share of new events without strength or depth. Default: ${DEFAULT-VALUE}.")
  private double maxNullChange;

  @Option(
      names = "--max-drift-place",
      paramLabel = "DISTANCE",
      defaultValue = "0.8",
      description =
          "Jensen-Shannon distance, 0 to 1, of the new events' places from the champion's. Default: ${DEFAULT-VALUE}.")
  private double maxDriftPlace;

  @Option(
      names = "--max-drift-strength",
      paramLabel = "DISTANCE",
      defaultValue = "0.5",
      description = "The same of strengths. Default: ${DEFAULT-VALUE}.")
  private double maxDriftStrength;

  @Option(
      names = "--max-drift-depth",
      paramLabel = "DISTANCE",
      defaultValue = "0.5",
      description = "The same of depths. Default: ${DEFAULT-VALUE}.")
  private double maxDriftDepth;

  @Option(
      names = "--max-drift-intensity",
      paramLabel = "DISTANCE",
      defaultValue = "0.5",
      description = "The same of the brightness of new images. Default: ${DEFAULT-VALUE}.")
  private double maxDriftIntensity;

  @Option(
      names = "--max-drift-pixels",
      paramLabel = "DISTANCE",
      defaultValue = "0.2",
      description = "The same of where they are bright. Default: ${DEFAULT-VALUE}.")
  private double maxDriftPixels;

  @Option(
      names = "--min-drift-events",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Fewest new events or images whose shares and distances are looked at; where fewer"
              + " images are new, all are looked at. Default: ${DEFAULT-VALUE}.")
  private int minEvents;

  ImageLimits imageLimits() {
    return new ImageLimits(maxRowLoss, maxDriftIntensity, maxDriftPixels, minEvents);
  }

  GateLimits limits() {
    return new GateLimits(
        maxAge,
        maxRejected,
        maxRepeated,
        maxRowLoss,
        maxRateChange,
        maxNullChange,
        maxDriftPlace,
        maxDriftStrength,
        maxDriftDepth,
        minEvents);
  }
}
