package org.epicentra.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text. */
public final class Numbers {
  private static final double NO_POWER = 1e-4;
  private static final double MOST_PLAIN = 1e7;
  private static final String DIGITS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private Numbers() {}

  /** A coordinate of a drawing, to two digits after the point and without idle zeros. */
  public static String coordinate(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a drawing has no coordinate " + value);
    }
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
  }

  /** A whole number with its thousands apart. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace('-', '\u2212');
  }

  /**
   * A number to some significant digits, without idle zeros at its end: 0.0123, 12.3, 1,235; very
   * large and very small ones with a power of ten.
   *
   * @param digits at least 1
   */
  public static String shown(double value, int digits) {
    if (Double.isNaN(value)) {
      return "\u2013";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "\u221e" : "\u2212\u221e";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    double size = Math.abs(rounded.doubleValue());
    if (size < NO_POWER || size >= MOST_PLAIN) {
      int power = rounded.precision() - rounded.scale() - 1;
      String factor = plain(rounded.scaleByPowerOfTen(-power));
      return (factor.equals("1") ? "" : factor + "\u2009\u00d7\u2009") + "10" + superscript(power);
    }
    return plain(rounded);
  }

  /** The same with the zeros at its end, for columns of a table: 15.0, 18.40. */
  public static String digits(double value, int digits) {
    double size = Math.abs(value);
    if (!(size >= NO_POWER && size < MOST_PLAIN)) {
      return shown(value, digits);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int power = rounded.precision() - rounded.scale() - 1;
    return fixed(value, Math.max(0, digits - 1 - power));
  }

  /** The ends of an interval, to two digits of its width. */
  public static String interval(double low, double high) {
    double width = high - low;
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (!(width > 0 && Double.isFinite(width) && size >= 1e-3 && size < MOST_PLAIN)) {
      return shown(low, 3) + "\u2013" + shown(high, 3);
    }
    int decimals = Math.max(0, Math.min(6, 1 - (int) Math.floor(Math.log10(width))));
    return fixed(low, decimals) + "\u2013" + fixed(high, decimals);
  }

  /**
   * A value and its standard error, to the error's first digit but at least to some decimals.
   *
   * @param error NaN where it is not known, and then left out
   */
  public static String withError(double value, double error, int decimals) {
    if (Double.isNaN(error)) {
      return fixed(value, decimals);
    }
    int needed = error > 0 ? (int) Math.min(6, -Math.floor(Math.log10(error))) : decimals;
    int both = Math.max(decimals, needed);
    return fixed(value, both) + "\u2009\u00b1\u2009" + fixed(error, both);
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    int scale = Math.max(0, stripped.scale());
    return String.format(Locale.ROOT, "%,." + scale + "f", stripped).replace('-', '\u2212');
  }

  /**
   * A number with as many digits after the point, for columns of a table.
   *
   * @param decimals 0 or more
   */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return shown(value, 1);
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.replace('-', '\u2212');
  }

  /** A share as per cent, to about two digits. */
  public static String percent(double share) {
    double hundred = 100 * share;
    if (hundred > 0 && hundred < 0.1) {
      return "below 0.1\u00a0%";
    }
    return fixed(hundred, hundred < 10 && hundred != Math.rint(hundred) ? 1 : 0) + "\u00a0%";
  }

  /** A difference with its sign, and as many digits after the point. */
  public static String signed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return shown(value, 1);
    }
    String size = fixed(Math.abs(value), decimals);
    return value < 0 && !size.matches("[0.]+") ? "\u2212" + size : "+" + size;
  }

  /** An exponent in raised digits. */
  public static String superscript(int power) {
    StringBuilder text = new StringBuilder(power < 0 ? "\u207b" : "");
    for (char digit : Integer.toString(Math.abs(power)).toCharArray()) {
      text.append(DIGITS.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** A number of things, such as "1 component" or "20 components". */
  public static String of(long count, String thing) {
    return count(count) + "\u00a0" + thing + (count == 1 ? "" : "s");
  }
}
