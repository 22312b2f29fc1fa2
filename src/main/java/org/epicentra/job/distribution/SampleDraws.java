package org.epicentra.job.distribution;

import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The number of draws made each way, and their seed.
 *
 * @param count from 2 to 10 million
 * @param seed any number
 */
public record SampleDraws(int count, long seed) {
  private static final int MOST = 10_000_000;

  /**
   * Checks the number.
   *
   * @throws BadInputException when there are too few draws or too many
   */
  public SampleDraws {
    if (count < 2 || count > MOST) {
      throw new BadInputException(
          Setting.mustBe("count", count, String.format(Locale.ROOT, "from 2 to %,d", MOST)));
    }
  }
}
