package org.epicentra.job.retrain;

import java.util.Locale;

/**
 * One check of the data before anything is trained.
 *
 * @param name such as {@code freshness}
 * @param value what was found; null where it could not be told
 * @param limit the value allowed, both ends included
 * @param passed whether the value is allowed
 * @param told in words, with the option that sets the limit
 */
public record Gate(String name, Double value, double limit, boolean passed, String told) {
  /** A value that must not exceed its limit; NaN exceeds every limit. */
  public static Gate atMost(String name, double value, double limit, String what) {
    return new Gate(
        name, Double.isNaN(value) ? null : value, limit, value <= limit, told(what, value, limit));
  }

  /** A value that must reach its limit. */
  public static Gate atLeast(String name, double value, double limit, String what) {
    return new Gate(name, value, limit, value >= limit, told(what, value, limit));
  }

  private static String told(String what, double value, double limit) {
    return String.format(Locale.ROOT, what, value, limit);
  }
}
