package org.epicentra.job.retrain;

import java.time.Duration;
import org.epicentra.BadInputException;

/**
 * How a run is bounded.
 *
 * @param dryRun whether it only tells what it would do
 * @param maxSeconds after which it gives up and leaves the champion as it is; 0 for no limit
 * @param lockExpiry after so long without a sign of life its lock may be taken
 */
public record RunLimits(boolean dryRun, long maxSeconds, Duration lockExpiry) {
  public RunLimits {
    if (!(maxSeconds >= 0)) {
      throw new BadInputException("--max-seconds is " + maxSeconds + "; it must be 0 or more");
    }
  }
}
