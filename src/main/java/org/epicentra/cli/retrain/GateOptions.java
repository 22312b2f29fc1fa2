package org.epicentra.cli.retrain;

import java.time.Duration;
import org.epicentra.job.retrain.CountLimits;
import org.epicentra.job.retrain.mixture.EventLimits;
import org.epicentra.job.retrain.vae.ImageLimits;
import picocli.CommandLine.Option;

/** What the data of a nightly run may be like; a run beyond a limit is refused. */
final class GateOptions {
  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      defaultValue = EventLimits.MAX_AGE_DAYS + "d",
      description = "Greatest age of the newest event. Default: ${DEFAULT-VALUE}.")
  private Duration maxAge;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      defaultValue = "" + EventLimits.MAX_REJECTED,
      description =
          "Greatest share of unusable records among the new ones. Default: ${DEFAULT-VALUE}.")
  private double maxRejected;

  @Option(
      names = "--max-repeated",
      paramLabel = "SHARE",
      defaultValue = "" + EventLimits.MAX_REPEATED,
      description =
          "Greatest share of repeated ids among the new events. Default: ${DEFAULT-VALUE}.")
  private double maxRepeated;

  @Option(
      names = "--max-row-loss",
      paramLabel = "SHARE",
      defaultValue = "" + CountLimits.MAX_ROW_LOSS,
      description =
          "Greatest share of the events or images of recent runs that may be gone. Default: ${DEFAULT-VALUE}.")
  private double maxRowLoss;

  @Option(
      names = "--max-rate-change",
      paramLabel = "FACTOR",
      defaultValue = "" + EventLimits.MAX_RATE_CHANGE,
      description =
          "Greatest factor by which new events per day may differ from before. Default: ${DEFAULT-VALUE}.")
  private double maxRateChange;

  @Option(
      names = "--max-null-change",
      paramLabel = "SHARE",
      defaultValue = "" + EventLimits.MAX_NULL_CHANGE,
      description =
          "Greatest change in the share of new events without a strength, or a depth. Default: ${DEFAULT-VALUE}.")
  private double maxNullChange;

  @Option(
      names = "--max-drift-place",
      paramLabel = "DISTANCE",
      defaultValue = "" + EventLimits.Drift.PLACE,
      description =
          "Greatest Jensen-Shannon distance, 0 to 1, of the new events' places from the champion's. Default: ${DEFAULT-VALUE}.")
  private double maxDriftPlace;

  @Option(
      names = "--max-drift-strength",
      paramLabel = "DISTANCE",
      defaultValue = "" + EventLimits.Drift.STRENGTH,
      description = "The same for strengths. Default: ${DEFAULT-VALUE}.")
  private double maxDriftStrength;

  @Option(
      names = "--max-drift-depth",
      paramLabel = "DISTANCE",
      defaultValue = "" + EventLimits.Drift.DEPTH,
      description = "The same for depths. Default: ${DEFAULT-VALUE}.")
  private double maxDriftDepth;

  @Option(
      names = "--max-drift-intensity",
      paramLabel = "DISTANCE",
      defaultValue = "" + ImageLimits.MAX_DRIFT_INTENSITY,
      description = "The same for the brightness of new images. Default: ${DEFAULT-VALUE}.")
  private double maxDriftIntensity;

  @Option(
      names = "--max-drift-pixels",
      paramLabel = "DISTANCE",
      defaultValue = "" + ImageLimits.MAX_DRIFT_PIXELS,
      description = "The same for where they are bright. Default: ${DEFAULT-VALUE}.")
  private double maxDriftPixels;

  @Option(
      names = "--min-drift-events",
      paramLabel = "N",
      defaultValue = "" + CountLimits.MIN_DRIFT_EVENTS,
      description =
          "Fewest new events or images whose shares and distances are checked; where fewer"
              + " images are new, all of them are checked. Default: ${DEFAULT-VALUE}.")
  private int minDriftEvents;

  EventLimits eventLimits(int minHoldout) {
    return new EventLimits(
        counts(minHoldout),
        maxAge,
        maxRejected,
        maxRepeated,
        maxRateChange,
        maxNullChange,
        new EventLimits.Drift(maxDriftPlace, maxDriftStrength, maxDriftDepth));
  }

  ImageLimits imageLimits(int minHoldout) {
    return new ImageLimits(counts(minHoldout), maxDriftIntensity, maxDriftPixels);
  }

  private CountLimits counts(int minHoldout) {
    return new CountLimits(minHoldout, maxRowLoss, minDriftEvents);
  }
}
