package org.epicentra.report.registry;

/**
 * A promotion of a registered model.
 *
 * @param number from 1; the highest counts
 * @param version that it put into use
 * @param at when, ISO 8601, to the second
 * @param by the command
 * @param why the reason, in words
 */
public record PromotionFacts(int number, int version, String at, String by, String why) {
  public PromotionFacts {
    at = seconds(at);
  }

  /** A time without parts of seconds. */
  static String seconds(String time) {
    return time.replaceAll("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z", "$1Z");
  }
}
