package org.epicentra.catalog.text;

import java.util.List;

/** Patterns of dates that {@link TimeText} does not read, in the notation of Java and Spark. */
public final class DatePatterns {
  /** Days, with day and month first in turn. */
  public static final List<String> DAYS =
      List.of(
          "d/M/yyyy",
          "M/d/yyyy",
          "d-M-yyyy",
          "M-d-yyyy",
          "d.M.yyyy",
          "yyyy.M.d",
          "yyyy M d",
          "d MMM yyyy",
          "d-MMM-yyyy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "yyyy MMM d",
          "yyyy-MMM-d");

  /** What may follow a day; the plainest first. */
  public static final List<String> TIMES =
      List.of("", " H:mm:ss", " H:mm", " H:mm:ss.SSSSSS", "[ H:mm[:ss[.SSSSSS]]]", " h:mm[:ss] a");

  private static final String CLOCK = "\\s*\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d*)?)?\\s*";

  private static final String DAY =
      "\\s*(\\d{8}|[\\p{L}\\d]+[-/. ]+[\\p{L}\\d]+[-/., ]+\\d+)(\\D.*)?";

  private DatePatterns() {}

  /** Whether the text begins with what may be a day: eight digits, or three parts. */
  public static boolean mayBeDay(String text) {
    return text.matches(DAY);
  }

  /** Whether the text is a time of day without a date, such as 10:05:30. */
  public static boolean isClockTime(String text) {
    return text.matches(CLOCK);
  }
}
