package org.epicentra;

import java.time.Duration;

/** Lengths of time, written as options take them. */
public final class Durations {
  private Durations() {}

  /**
   * The length in the greatest of the units d, h, m and s of which it is a multiple: 7d, 36h, 90m,
   * 45s, -1d; in ISO 8601 if it has a fraction of a second.
   */
  public static String text(Duration length) {
    if (length.toNanosPart() != 0) {
      return length.toString();
    }
    long seconds = length.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3_600 + "h";
  }
}
