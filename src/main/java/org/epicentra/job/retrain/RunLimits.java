package org.epicentra.job.retrain;

import java.time.Duration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * How a run is limited.
 *
 * @param dryRun whether it only reports what it would do
 * @param maxSeconds after which it gives up and leaves the champion as it is; 0 for no limit
 * @param lockExpiry how long it may give no sign of life before its lock may be taken
 */
public record RunLimits(boolean dryRun, long maxSeconds, Duration lockExpiry) {
  public RunLimits {
    if (!(maxSeconds >= 0)) {
      throw new BadInputException(Setting.mustBe("maxSeconds", maxSeconds, "0 or more"));
    }
  }
}
