package org.epicentra;

import java.time.Duration;

/** Lengths of time as options give them. */
public final class Durations {
  private Durations() {}

  /**
   * In the greatest unit of d, h, m and s that tells it whole: 7d, 36h, 90m, 45s, -1d; else ISO
   * 8601.
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
