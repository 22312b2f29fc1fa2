package org.epicentra.catalog.text;

import java.math.BigDecimal;

/** Reads decimal numbers strictly: digits, one point, a sign, an exponent, and nothing else. */
public final class NumberText {
  private NumberText() {}

  /**
   * @return the number, or NaN when the text is not a plain finite decimal number ({@code NaN},
   *     {@code 0x1p3}, {@code 1d}, {@code 85.70 S} and {@code 1e999} are not); blanks around it are
   *     ignored
   */
  public static double parse(String text) {
    String trimmed = text.trim();
    for (int i = 0; i < trimmed.length(); i++) {
      if (!isDecimalCharacter(trimmed.charAt(i))) {
        return Double.NaN;
      }
    }
    try {
      double value = Double.parseDouble(trimmed);
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** The shortest text of a number: 999, not 999.0. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static boolean isDecimalCharacter(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
