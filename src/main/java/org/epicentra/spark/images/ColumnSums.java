package org.epicentra.spark.images;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.math.ExactSum;

/**
 * Sums over rows of numbers, exact and so the same in any order: of each column's numbers, or of
 * their squared distances from given centres; and the least and the greatest of each. Mutable and
 * mergeable.
 */
final class ColumnSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Null for the sums of the numbers themselves. */
  private final double[] centres;

  private ExactSum[] sums = new ExactSum[0];
  private double[] least = new double[0];
  private double[] greatest = new double[0];
  private long rows;

  /** What is wrong with a row; null for nothing. */
  private String fault;

  ColumnSums(double[] centres) {
    this.centres = centres;
  }

  /** Adds a row. */
  void add(Object row, NumberReader reader) {
    if (fault != null) {
      return;
    }
    double[] numbers = row == null ? new double[0] : NumberReader.numbers(row);
    if (rows == 0) {
      reserve(numbers.length);
    }
    fault = fault(numbers, reader, row == null);
    if (fault != null) {
      return;
    }
    rows++;
    for (int i = 0; i < numbers.length; i++) {
      double distance = centres == null ? numbers[i] : numbers[i] - centres[i];
      sums[i].add(centres == null ? distance : distance * distance);
      least[i] = Math.min(least[i], numbers[i]);
      greatest[i] = Math.max(greatest[i], numbers[i]);
    }
  }

  private void reserve(int columns) {
    sums = new ExactSum[columns];
    Arrays.setAll(sums, i -> new ExactSum());
    least = new double[columns];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    greatest = new double[columns];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  private String fault(double[] numbers, NumberReader reader, boolean isNull) {
    if (isNull || numbers.length == 0) {
      return isNull ? "it is null" : "it has no numbers";
    }
    if (numbers.length != sums.length) {
      return differ(numbers.length);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        return reader.fault(i, numbers[i]);
      }
    }
    return null;
  }

  private String differ(int numbers) {
    return "it has %d numbers, another has %d: all must have as many"
        .formatted(numbers, sums.length);
  }

  /** Adds another's rows. */
  ColumnSums merge(ColumnSums other) {
    if (fault == null) {
      fault = other.fault;
    }
    if (fault != null || other.rows == 0) {
      return this;
    }
    if (rows == 0) {
      return other;
    }
    if (sums.length != other.sums.length) {
      fault = differ(other.sums.length);
      return this;
    }
    rows += other.rows;
    for (int i = 0; i < sums.length; i++) {
      sums[i].add(other.sums[i]);
      least[i] = Math.min(least[i], other.least[i]);
      greatest[i] = Math.max(greatest[i], other.greatest[i]);
    }
    return this;
  }

  /** Number of rows. */
  long rows() {
    return rows;
  }

  /** What is wrong with a row; null for nothing. */
  String fault() {
    return fault;
  }

  /** The means over the rows. */
  double[] means() {
    double[] means = new double[sums.length];
    Arrays.setAll(means, i -> sums[i].value() / rows);
    return means;
  }

  /** The first column whose numbers are all the same; -1 if there is none. */
  int constantColumn() {
    for (int i = 0; i < sums.length; i++) {
      if (least[i] == greatest[i]) {
        return i;
      }
    }
    return -1;
  }
}
