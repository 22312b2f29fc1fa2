package org.epicentra.job.retrain.mixture;

import java.time.Duration;
import org.epicentra.BadInputException;
import org.epicentra.Durations;
import org.epicentra.Setting;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.CountLimits;

/**
 * What the catalog of a nightly run may be like, compared with that of the champion.
 *
 * @param counts how many events it needs
 * @param maxAge of the newest event at the time of the run
 * @param maxRejected share of unusable records among the new ones, 0 to 1
 * @param maxRepeated share of repeated ids among the new events, 0 to 1
 * @param maxRateChange factor by which the number of new events per day may differ from before,
 *     {@code >= 1}
 * @param maxNullChange by how much the share of new events without a strength, or a depth, may
 *     differ, 0 to 1
 * @param maxDrift how far the new events may be from the champion's
 */
public record EventLimits(
    CountLimits counts,
    Duration maxAge,
    double maxRejected,
    double maxRepeated,
    double maxRateChange,
    double maxNullChange,
    Drift maxDrift) {
  /** The default age of the newest event, days. */
  public static final int MAX_AGE_DAYS = 7;

  /** The default share of unusable records. */
  public static final double MAX_REJECTED = 0.05;

  /** The default share of repeated ids. */
  public static final double MAX_REPEATED = 0.01;

  /** The default factor between rates. */
  public static final int MAX_RATE_CHANGE = 20;

  /** The default difference between shares of nulls. */
  public static final double MAX_NULL_CHANGE = 0.3;

  /**
   * Greatest Jensen-Shannon distances of the new events from the champion's, 0 to 1.
   *
   * @param place of their places
   * @param strength of their strengths
   * @param depth of their depths
   */
  public record Drift(double place, double strength, double depth) {
    /** The default for places, which a swarm moves. */
    public static final double PLACE = 0.8;

    /** The default for strengths. */
    public static final double STRENGTH = 0.5;

    /** The default for depths. */
    public static final double DEPTH = 0.5;

    /**
     * @throws BadInputException when a distance is out of its range
     */
    public Drift {
      Check.DRIFT_PLACE.requireShare(place);
      Check.DRIFT_STRENGTH.requireShare(strength);
      Check.DRIFT_DEPTH.requireShare(depth);
    }
  }

  /**
   * @throws BadInputException when a limit is out of its range
   */
  public EventLimits {
    if (!(maxAge.toMillis() > 0)) {
      throw new BadInputException(
          Setting.mustBe("maxAge", Durations.text(maxAge), "above 0, such as 7d"));
    }
    Check.REJECTED.requireShare(maxRejected);
    Check.REPEATED.requireShare(maxRepeated);
    if (!(maxRateChange >= 1)) {
      throw new BadInputException(
          Setting.mustBe("maxRateChange", maxRateChange, "a factor of 1 or more"));
    }
    Check.STRENGTH_NULLS.requireShare(maxNullChange);
  }
}
