package org.epicentra.job.distribution;

import org.epicentra.BadInputException;

/**
 * How many draws, and of which numbers.
 *
 * @param count from 2 to 10 million
 * @param seed any number
 */
public record SampleDraws(int count, long seed) {
  private static final int MOST = 10_000_000;

  /**
   * @throws BadInputException when there are too few draws or too many
   */
  public SampleDraws {
    if (count < 2 || count > MOST) {
      throw new BadInputException("--count is %d; it must be from 2 to %,d".formatted(count, MOST));
    }
  }
}
