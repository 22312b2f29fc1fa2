package org.epicentra.mixture.description;

import java.io.Serializable;

/** Equal bins of time, of a length that one would choose. Immutable. */
public final class TimeBins implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long MINUTE = 60_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long YEAR = 1461 * DAY / 4;

  /** Lengths in microseconds, rising, and their names. */
  private static final long[] LENGTHS = {
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    YEAR / 12,
    YEAR / 4,
    YEAR / 2,
    YEAR,
    2 * YEAR,
    5 * YEAR,
    10 * YEAR,
    20 * YEAR,
    50 * YEAR,
    100 * YEAR,
    1000 * YEAR
  };

  private static final String[] NAMES = {
    "minute",
    "5 minutes",
    "10 minutes",
    "30 minutes",
    "hour",
    "3 hours",
    "6 hours",
    "12 hours",
    "day",
    "2 days",
    "week",
    "2 weeks",
    "month",
    "3 months",
    "6 months",
    "year",
    "2 years",
    "5 years",
    "10 years",
    "20 years",
    "50 years",
    "100 years",
    "1000 years"
  };

  private final long start;
  private final int length;
  private final int count;

  /**
   * The shortest bins of which no more than a number cover a span.
   *
   * @param first microseconds since 1970 UTC
   * @param last no earlier
   * @param most the greatest number of bins, at least 2
   */
  public TimeBins(long first, long last, int most) {
    int chosen = 0;
    while (chosen < LENGTHS.length - 1 && bins(first, last, LENGTHS[chosen]) > most) {
      chosen++;
    }
    length = chosen;
    start = Math.floorDiv(first, LENGTHS[chosen]) * LENGTHS[chosen];
    count = (int) bins(first, last, LENGTHS[chosen]);
  }

  private static long bins(long first, long last, long length) {
    return Math.floorDiv(last, length) - Math.floorDiv(first, length) + 1;
  }

  public int count() {
    return count;
  }

  /** The length of a bin in words, such as "week"; a month is a twelfth of a year. */
  public String length() {
    return NAMES[length];
  }

  /** Where a bin begins, microseconds since 1970 UTC. */
  public long start(int bin) {
    return start + bin * LENGTHS[length];
  }

  /** The bin of a time; -1 outside of all. */
  public int bin(long micros) {
    long bin = Math.floorDiv(micros - start, LENGTHS[length]);
    return bin >= 0 && bin < count ? (int) bin : -1;
  }
}
