package org.epicentra.job.retrain;

import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * How many events or images a nightly run needs.
 *
 * @param minHoldout fewest held out, {@code >= 1}
 * @param maxRowLoss share of those of recent runs that may be gone, 0 to 1
 * @param minDriftEvents fewest whose shares and distances are computed, {@code >= 1}
 */
public record CountLimits(int minHoldout, double maxRowLoss, int minDriftEvents) {
  /** The default fewest held out: of fewer, the interval of a skewed gain is too short. */
  public static final int MIN_HOLDOUT = 100;

  /** The default share that may be gone. */
  public static final double MAX_ROW_LOSS = 0.02;

  /** The default fewest whose shares and distances are computed. */
  public static final int MIN_DRIFT_EVENTS = 100;

  /**
   * @throws BadInputException when a limit is out of its range
   */
  public CountLimits {
    requireSome(Check.HOLDOUT.setting(), minHoldout);
    Check.ROW_LOSS.requireShare(maxRowLoss);
    requireSome("minDriftEvents", minDriftEvents);
  }

  private static void requireSome(String setting, int count) {
    if (!(count >= 1)) {
      throw new BadInputException(Setting.mustBe(setting, count, "1 or more"));
    }
  }

  /**
   * Whether enough are held out.
   *
   * @param what events or images
   */
  public Gate holdout(String what, long heldOut) {
    return Gate.atLeast(
        Check.HOLDOUT, heldOut, minHoldout, "%.0f " + what + " held out, at least %.0f");
  }

  /**
   * Whether few enough are gone.
   *
   * @param what events or images
   * @param most rows of a recent version; 0 without one
   */
  public Gate rowLoss(String what, long rows, long most) {
    return Gate.atMost(
        Check.ROW_LOSS,
        most == 0 ? 0 : Math.max(0, 1 - (double) rows / most),
        maxRowLoss,
        "%.4f of the " + what + " of recent runs are gone, at most %.4f");
  }
}
