package org.epicentra.job.retrain.mixture;

import java.time.Duration;
import java.time.Instant;
import org.epicentra.BadInputException;
import org.epicentra.Durations;
import org.epicentra.Setting;

/**
 * Which events a nightly run takes.
 *
 * @param asOf later events are left out; null for the time of the run
 * @param holdout how long before the newest event the events held out begin, {@code > 0}
 */
public record CatalogWindow(Instant asOf, Duration holdout) {
  /** The default length of the hold-out, days. */
  public static final int HOLDOUT_DAYS = 30;

  /**
   * @throws BadInputException when the hold-out has no length
   */
  public CatalogWindow {
    if (!(holdout.toMillis() > 0)) {
      throw new BadInputException(
          Setting.mustBe("holdout", Durations.text(holdout), "above 0, such as 30d"));
    }
  }
}
