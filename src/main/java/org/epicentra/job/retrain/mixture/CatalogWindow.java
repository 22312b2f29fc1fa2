package org.epicentra.job.retrain.mixture;

import java.time.Duration;
import java.time.Instant;
import org.epicentra.BadInputException;
import org.epicentra.Durations;

/**
 * Which events a nightly run takes.
 *
 * @param asOf later events are left out; null for the time of the run
 * @param holdout the events of so long before the newest one are held out
 * @param minHoldout fewest events held out with which a comparison is made
 */
public record CatalogWindow(Instant asOf, Duration holdout, int minHoldout) {
  public CatalogWindow {
    if (!(holdout.toMillis() > 0)) {
      throw new BadInputException(
          "--holdout is " + Durations.text(holdout) + "; it must be above 0, such as 30d");
    }
    if (!(minHoldout >= 1)) {
      throw new BadInputException("--min-holdout is " + minHoldout + "; it must be 1 or more");
    }
  }
}
