package org.epicentra.math;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * A small dense symmetric matrix: a covariance, a precision or a scatter of one to a few
 * coordinates. Immutable and thread-safe.
 *
 * <p>Its elements are given and kept as the packed lower triangle, row by row: s00, s10, s11, s20,
 * s21, s22, ... What needs a positive definite matrix goes by its Cholesky factor L, A = L L'.
 * Scaling a coordinate does not change the relative accuracy of that, so coordinates may have units
 * of very different size.
 */
public final class SymmetricMatrix implements Serializable {
  private static final long serialVersionUID = 1;

  private final int size;
  private final double[] packed;

  private SymmetricMatrix(int size, double[] packed) {
    this.size = size;
    this.packed = packed;
  }

  /**
   * The matrix with given elements.
   *
   * @param n the number of rows, at least 1
   * @param packed the lower triangle row by row, n (n + 1) / 2 numbers; copied. NaN and infinities
   *     are kept, and make the matrix not positive definite.
   * @throws IllegalArgumentException if n is not positive or the length is another
   */
  public static SymmetricMatrix of(int n, double[] packed) {
    if (n < 1) {
      throw new IllegalArgumentException("the size is " + n + "; it must be at least 1");
    }
    if (packed.length != start(n)) {
      throw new IllegalArgumentException(
          "the lower triangle has length " + packed.length + "; it must be " + start(n));
    }
    return new SymmetricMatrix(n, packed.clone());
  }

  /**
   * The identity times a number.
   *
   * @param n the number of rows, at least 1
   * @param value the elements of the diagonal
   * @throws IllegalArgumentException if n is not positive
   */
  public static SymmetricMatrix scaledIdentity(int n, double value) {
    double[] packed = new double[start(Math.max(n, 0))];
    for (int i = 0; i < n; i++) {
      packed[start(i) + i] = value;
    }
    return of(n, packed);
  }

  /** Where row i starts in a packed lower triangle, which is also the length of i rows. */
  private static int start(int i) {
    return i * (i + 1) / 2;
  }

  /** The number of rows, and of columns. */
  public int size() {
    return size;
  }

  /**
   * The element of row i and column j.
   *
   * @param i from 0 to {@link #size} - 1
   * @param j from 0 to {@link #size} - 1
   * @throws IndexOutOfBoundsException if either is outside
   */
  public double get(int i, int j) {
    Objects.checkIndex(i, size);
    Objects.checkIndex(j, size);
    return packed[start(Math.max(i, j)) + Math.min(i, j)];
  }

  /** A copy of the lower triangle, row by row. */
  public double[] packed() {
    return packed.clone();
  }

  /** A new array of its rows, {@link #size} x {@link #size}. */
  public double[][] rows() {
    double[][] rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] = get(i, j);
      }
    }
    return rows;
  }

  /**
   * A + B.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public SymmetricMatrix plus(SymmetricMatrix other) {
    requireSize(other.size);
    double[] sum = new double[packed.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = packed[i] + other.packed[i];
    }
    return new SymmetricMatrix(size, sum);
  }

  /** A times a number. */
  public SymmetricMatrix times(double factor) {
    return new SymmetricMatrix(size, Arrays.stream(packed).map(x -> x * factor).toArray());
  }

  /**
   * A + factor v v'.
   *
   * @throws IllegalArgumentException if the length of v is not {@link #size}
   */
  public SymmetricMatrix plusOuter(double[] v, double factor) {
    requireSize(v.length);
    double[] sum = packed.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        sum[start(i) + j] += factor * v[i] * v[j];
      }
    }
    return new SymmetricMatrix(size, sum);
  }

  /**
   * J A J', the covariance of J x where A is that of x.
   *
   * @param j one or more rows of {@link #size} numbers; read only
   * @return with as many rows as J
   * @throws IllegalArgumentException if a row has another length
   */
  public SymmetricMatrix congruence(double[][] j) {
    double[] product = new double[start(j.length)];
    for (int row = 0; row < j.length; row++) {
      requireSize(j[row].length);
      for (int column = 0; column <= row; column++) {
        for (int a = 0; a < size; a++) {
          for (int b = 0; b < size; b++) {
            product[start(row) + column] += j[row][a] * get(a, b) * j[column][b];
          }
        }
      }
    }
    return of(j.length, product);
  }

  /** The sum of the diagonal. */
  public double trace() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += packed[start(i) + i];
    }
    return sum;
  }

  /**
   * tr(A B), the sum of the products of the elements.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double traceProduct(SymmetricMatrix other) {
    requireSize(other.size);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * packed[start(i) + j] * other.packed[start(i) + j];
      }
      sum += packed[start(i) + i] * other.packed[start(i) + i];
    }
    return sum;
  }

  /**
   * v' A v.
   *
   * @throws IllegalArgumentException if the length of v is not {@link #size}
   */
  public double quadraticForm(double[] v) {
    requireSize(v.length);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double row = 0;
      for (int j = 0; j < i; j++) {
        row += packed[start(i) + j] * v[j];
      }
      sum += v[i] * (2 * row + packed[start(i) + i] * v[i]);
    }
    return sum;
  }

  /** Whether the Cholesky factor exists in double precision. */
  public boolean isPositiveDefinite() {
    return factor() != null;
  }

  /**
   * The Cholesky factor L of A = L L', its lower triangle row by row.
   *
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public double[] cholesky() {
    double[] lower = factor();
    if (lower == null) {
      throw new ArithmeticException("the matrix " + this + " is not positive definite");
    }
    return lower;
  }

  /** The Cholesky factor, or null if a pivot is not a positive number. */
  private double[] factor() {
    double[] lower = new double[packed.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = packed[start(i) + j];
        for (int k = 0; k < j; k++) {
          sum -= lower[start(i) + k] * lower[start(j) + k];
        }
        if (j < i) {
          lower[start(i) + j] = sum / lower[start(j) + j];
        } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
          lower[start(i) + i] = Math.sqrt(sum);
        } else {
          return null;
        }
      }
    }
    return lower;
  }

  /**
   * ln |A|.
   *
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public double logDeterminant() {
    double[] lower = cholesky();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.log(lower[start(i) + i]);
    }
    return 2 * sum;
  }

  /**
   * The inverse matrix.
   *
   * @throws ArithmeticException if the matrix is not positive definite
   */
  public SymmetricMatrix inverse() {
    double[] lower = cholesky();
    double[] root = new double[lower.length];
    for (int j = 0; j < size; j++) {
      root[start(j) + j] = 1 / lower[start(j) + j];
      for (int i = j + 1; i < size; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= lower[start(i) + k] * root[start(k) + j];
        }
        root[start(i) + j] = sum / lower[start(i) + i];
      }
    }
    double[] inverse = new double[lower.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = i; k < size; k++) {
          inverse[start(i) + j] += root[start(k) + i] * root[start(k) + j];
        }
      }
    }
    return new SymmetricMatrix(size, inverse);
  }

  /**
   * The eigenvalues and eigenvectors. The error of an eigenvalue is a few roundings of the largest
   * one, so one that is 1e-12 of it has about four digits; that of an eigenvector grows likewise
   * with the largest eigenvalue over the gap to the next.
   *
   * @throws ArithmeticException if an element is not a finite number
   */
  public Eigen eigen() {
    return Eigen.of(this);
  }

  private void requireSize(int other) {
    if (other != size) {
      throw new IllegalArgumentException("the size is " + other + "; it must be " + size);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SymmetricMatrix
        && Arrays.equals(packed, ((SymmetricMatrix) other).packed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(packed);
  }

  /** The lower triangle, rows divided by semicolons: {@code [4.0; 1.0 9.0]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : "; ");
      for (int j = 0; j <= i; j++) {
        text.append(j == 0 ? "" : " ").append(packed[start(i) + j]);
      }
    }
    return text.append(']').toString();
  }
}
