package org.epicentra.job.retrain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.epicentra.Setting;

/**
 * The result of one check of the data.
 *
 * @param check what was checked
 * @param value what was found; null where it could not be determined
 * @param limit the value allowed, both ends included
 * @param passed whether the value is allowed
 * @param message the result in words, with the {@link Setting} of the limit
 */
public record Gate(
    @JsonProperty("name") Check check,
    Double value,
    double limit,
    boolean passed,
    @JsonProperty("told") String message) {
  /**
   * A value that must not exceed its limit; NaN exceeds every limit.
   *
   * @param format of the message, for the value and the limit
   */
  public static Gate atMost(Check check, double value, double limit, String format) {
    Double found = Double.isNaN(value) ? null : value;
    return new Gate(check, found, limit, value <= limit, message(check, value, limit, format));
  }

  /**
   * A value that must reach its limit.
   *
   * @param format of the message, for the value and the limit
   */
  public static Gate atLeast(Check check, double value, double limit, String format) {
    return new Gate(check, value, limit, value >= limit, message(check, value, limit, format));
  }

  private static String message(Check check, double value, double limit, String format) {
    return String.format(Locale.ROOT, format, value, limit)
        + (" (" + Setting.named(check.setting()) + ")");
  }

  /** The same with the message in the caller's words. */
  Gate worded(UnaryOperator<String> wording) {
    return new Gate(check, value, limit, passed, wording.apply(message));
  }
}
