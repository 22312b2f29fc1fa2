package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.epicentra.report.Numbers;

/** Numbers of a summary in sentences. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A number to four digits. */
  static String number(JsonNode value) {
    return value.isNumber() ? Numbers.shown(value.asDouble(), 4) : "\u2013";
  }

  /** The number of an array of JSON; NaN where it is none. */
  static double at(JsonNode array, int index) {
    JsonNode value = array.path(index);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  /** The value of a number, NaN where it is none. */
  static double value(JsonNode number) {
    return number.isNumber() ? number.asDouble() : Double.NaN;
  }

  static String position(double longitude, double latitude) {
    return degrees(latitude, "N", "S") + " " + degrees(longitude, "E", "W");
  }

  private static String degrees(double value, String positive, String negative) {
    return Numbers.fixed(Math.abs(value), 2) + "\u00b0\u00a0" + (value < 0 ? negative : positive);
  }

  static String day(long micros) {
    return DAY.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  static String hour(long micros) {
    return HOUR.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** An angle in whole degrees, such as 38&deg;. */
  static String azimuth(double degrees) {
    return Numbers.fixed(degrees, 0) + "\u00b0";
  }

  /** Words as a sentence: with a great letter and a full stop. */
  static String sentence(String words) {
    String text =
        words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return text.endsWith(".") || text.isEmpty() ? text : text + ".";
  }

  static String isAre(long count) {
    return count == 1 ? "is" : "are";
  }
}
