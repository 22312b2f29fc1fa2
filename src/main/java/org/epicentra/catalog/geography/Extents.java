package org.epicentra.catalog.geography;

import java.math.BigDecimal;
import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** Lengths, areas and ranges of a region, as text and as arguments. */
final class Extents {

  private Extents() {}

  /** Four significant digits, or all before the point: 0.005000, 312.4, 12,345. */
  static String number(double value) {
    return String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : "%.4g", value);
  }

  /** All digits, but no point after a whole number: 30, 2.5. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * A copy of a range.
   *
   * @param range the least and the greatest value
   * @param least what the least may be
   * @param most what the greatest may be
   * @throws BadInputException unless least &lt;= range[0] &lt; range[1] &lt;= most
   */
  static double[] range(double[] range, double least, double most) {
    if (range.length != 2) {
      throw new IllegalArgumentException("a range has 2 ends, not " + range.length);
    }
    if (!(range[0] >= least && range[0] < range[1] && range[1] <= most)) {
      String limits =
          most == Double.MAX_VALUE
              ? "two finite numbers are needed"
              : "two numbers from " + Math.round(least) + " to " + Math.round(most) + " are needed";
      throw new BadInputException(
          Setting.named("regionDepth")
              + " goes from "
              + range[0]
              + " to "
              + range[1]
              + "; "
              + limits
              + ", the lesser one first.");
    }
    return range.clone();
  }
}
