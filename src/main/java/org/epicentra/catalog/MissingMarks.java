package org.epicentra.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers that tables write where a value is missing: rows of nines, 1000, and their negatives.
 *
 * <p>A mark that its column cannot hold, such as a depth of 999 km or a count of -1, stands for
 * none wherever it occurs. One that it can hold, such as 999 stations, stands for none where {@link
 * #MANY} events or more share it and it lies far from all other values of the column.
 */
public final class MissingMarks {
  /** From so many events on a possible value may be a mark. */
  public static final long MANY = 3;

  private static final double[] MARKS = {
    9, 9.9, 9.99, 99, 99.9, 99.99, 999, 999.9, 999.99, 1000, 9999, 9999.9, 9999.99, 99_999, 999_999
  };

  /** A negative mark of a column without other negatives needs this distance to them. */
  private static final double GAP = 1.5;

  private MissingMarks() {}

  /** Whether the number is one of the marks, or minus one of them, or -1. */
  public static boolean isMark(double value) {
    return value == -1 || Arrays.stream(MARKS).anyMatch(mark -> mark == Math.abs(value));
  }

  /**
   * The marks that are possible values of a column, and so need a look at all of its values. A
   * depth of -1 km is not among them: it is that of a volcano.
   */
  public static List<Double> possible(String column) {
    return switch (column) {
      case CatalogColumns.DEPTH -> List.of(99.0, 99.9, 99.99, -9.0, -9.9, -9.99);
      case CatalogColumns.MAGNITUDE -> List.of(-1.0);
      default -> List.of(99.0, 999.0, 1000.0, 9999.0, 99_999.0, 999_999.0);
    };
  }

  /**
   * Whether a possible value stands for none.
   *
   * @param mark one of {@link #possible}
   * @param events that have it
   * @param least the least of the column's other values; NaN where there is none
   * @param greatest the greatest of them; NaN where there is none
   */
  public static boolean standsForNone(double mark, long events, double least, double greatest) {
    boolean apart = mark > 0 ? !(greatest >= mark / 2) : !(least < mark + GAP);
    return events >= MANY && apart;
  }
}
