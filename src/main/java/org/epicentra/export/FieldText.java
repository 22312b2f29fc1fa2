package org.epicentra.export;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The values of fields as text. */
public final class FieldText {
  private FieldText() {}

  /** Whether a value is to be written as none: null, or a number that is not finite. */
  public static boolean isNone(Object value) {
    return value == null
        || value instanceof Number number && !Double.isFinite(number.doubleValue());
  }

  /** The value as text, times in ISO 8601, lists of numbers as JSON; empty for none. */
  static String of(Object value) {
    if (isNone(value)) {
      return "";
    }
    return value instanceof double[] numbers
        ? Arrays.stream(numbers)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(",", "[", "]"))
        : value.toString();
  }
}
