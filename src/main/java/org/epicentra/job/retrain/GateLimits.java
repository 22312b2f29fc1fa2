package org.epicentra.job.retrain;

import java.time.Duration;
import org.epicentra.BadInputException;
import org.epicentra.Durations;

/**
 * What the data of a nightly run may be like, against that of the champion.
 *
 * @param maxAge of the newest event at the time of the run
 * @param maxRejected share of unusable records among those that are new
 * @param maxRepeated share of repeated ids among the new events
 * @param maxRowLoss share of the events of recent runs that may be gone
 * @param maxRateChange factor by which the number of new events per day may differ from before
 * @param maxNullChange by how much the share of new events without strength, or depth, may differ
 * @param maxDriftPlace Jensen-Shannon distance of the places of new events, 0 to 1
 * @param maxDriftStrength of their strengths
 * @param maxDriftDepth of their depths
 * @param minEvents fewest new events whose shares and distances are looked at
 */
public record GateLimits(
    Duration maxAge,
    double maxRejected,
    double maxRepeated,
    double maxRowLoss,
    double maxRateChange,
    double maxNullChange,
    double maxDriftPlace,
    double maxDriftStrength,
    double maxDriftDepth,
    int minEvents) {

  /**
   * @throws BadInputException when a limit is out of its range
   */
  public GateLimits {
    if (!(maxAge.toMillis() > 0)) {
      throw new BadInputException(
          "--max-age is " + Durations.text(maxAge) + "; it must be above 0, such as 7d");
    }
    requireShare("--max-rejected", maxRejected);
    requireShare("--max-repeated", maxRepeated);
    requireShare("--max-row-loss", maxRowLoss);
    if (!(maxRateChange >= 1)) {
      throw new BadInputException(
          "--max-rate-change is " + maxRateChange + "; it is a factor and must be 1 or more");
    }
    requireShare("--max-null-change", maxNullChange);
    requireShare("--max-drift-place", maxDriftPlace);
    requireShare("--max-drift-strength", maxDriftStrength);
    requireShare("--max-drift-depth", maxDriftDepth);
    requireEvents(minEvents);
  }

  /** Distances of nothing are none. */
  public static void requireEvents(int minEvents) {
    if (!(minEvents >= 1)) {
      throw new BadInputException("--min-drift-events is " + minEvents + "; it must be 1 or more");
    }
  }

  /** Shares and Jensen-Shannon distances are from 0 to 1. */
  public static void requireShare(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new BadInputException(option + " is " + value + "; it must be from 0 to 1");
    }
  }
}
