package org.epicentra.catalog.geography;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.commons.math3.analysis.polynomials.PolynomialsUtils;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A smooth map of longitude and latitude to the plane, by polynomials of degree 7 in each of the
 * two: one for each cell of two by two degrees.
 *
 * <p>A cell's polynomial takes the map's values at the 8 x 8 Chebyshev points of the cell. For an
 * analytic map it errs by little more than its last coefficients: Trefethen, Approximation Theory
 * and Approximation Practice (SIAM 2013), chapters 4 and 8, <a
 * href="https://doi.org/10.1137/1.9780898717914">doi:10.1137/1.9780898717914</a>. A cell where
 * these are not negligible has none.
 *
 * <p>It is made when a cell has been asked for as many values as it takes, so that at worst the map
 * is computed twice as often as without. Safe for use by many threads.
 */
final class ProjectionTable {
  private static final int POINTS = 8;
  private static final int LAST = POINTS - 1;
  private static final double CELL = 2;
  private static final int ROWS = 90;

  /** Of longitudes from -360 to 360 degrees. */
  private static final int COLUMNS = 360;

  /** What marks a cell where no polynomial is good enough. */
  private static final double[] NONE = {};

  /** Chebyshev's points in [-1, 1], rounded so that a sum with the middle of a cell is not. */
  private static final double[] NODES = new double[POINTS];

  /** Takes values at the points to the coefficients of Chebyshev's polynomials. */
  private static final RealMatrix SERIES;

  /** Takes coefficients of Chebyshev's polynomials to those of powers. */
  private static final RealMatrix POWERS = MatrixUtils.createRealMatrix(POINTS, POINTS);

  static {
    RealMatrix chebyshev = MatrixUtils.createRealMatrix(POINTS, POINTS);
    for (int i = 0; i < POINTS; i++) {
      NODES[i] = Math.rint(Math.cos((i + 0.5) * Math.PI / POINTS) * 0x1p40) / 0x1p40;
      double[] powers = PolynomialsUtils.createChebyshevPolynomial(i).getCoefficients();
      for (int j = 0; j < POINTS; j++) {
        chebyshev.setEntry(i, j, Math.cos(j * Math.acos(NODES[i])));
        POWERS.setEntry(j, i, j < powers.length ? powers[j] : 0);
      }
    }
    SERIES = MatrixUtils.inverse(chebyshev);
  }

  /** A map of positions to the plane. */
  @FunctionalInterface
  interface Exact {
    /**
     * @param longitude degrees, -360 to 360
     * @param latitude degrees
     * @return length 2
     */
    double[] at(double longitude, double latitude);
  }

  private final Exact exact;
  private final AtomicIntegerArray asked = new AtomicIntegerArray(ROWS * COLUMNS);
  private final AtomicReferenceArray<double[]> cells = new AtomicReferenceArray<>(ROWS * COLUMNS);

  /**
   * @param exact the map, km
   */
  ProjectionTable(Exact exact) {
    this.exact = exact;
  }

  /**
   * More than each coordinate of a value differs from the map's by: twice what was found of twenty
   * million places about nine centres.
   *
   * @param x length 2, km
   * @return km
   */
  static double error(double... x) {
    return 0x1p-37 + (Math.abs(x[0]) + Math.abs(x[1])) * 0x1p-48;
  }

  /**
   * The value of the cell's polynomial.
   *
   * @param longitude degrees
   * @param latitude degrees
   * @return length 2; null where there is none, or none yet
   */
  double[] at(double longitude, double latitude) {
    if (!(Math.abs(longitude) < CELL * COLUMNS / 2 && Math.abs(latitude) < CELL * ROWS / 2)) {
      return null;
    }
    int row = index(latitude, ROWS);
    int column = index(longitude, COLUMNS);
    int cell = row * COLUMNS + column;
    double[] polynomial = cells.getAcquire(cell);
    if (polynomial == null) {
      if (asked.incrementAndGet(cell) == POINTS * POINTS) {
        cells.setRelease(cell, polynomial(middle(column, COLUMNS), middle(row, ROWS)));
      }
      return null;
    }
    if (polynomial == NONE) {
      return null;
    }
    double u = (latitude - middle(row, ROWS)) / (CELL / 2);
    double v = (longitude - middle(column, COLUMNS)) / (CELL / 2);
    return new double[] {value(polynomial, 0, u, v), value(polynomial, 1, u, v)};
  }

  /** The last one also where the sum is rounded up to the end. */
  private static int index(double degrees, int count) {
    return Math.min(count - 1, (int) ((degrees + CELL * count / 2) / CELL));
  }

  private static double middle(int index, int count) {
    return CELL * (index + 0.5 - count / 2.0);
  }

  private static double value(double[] polynomial, int coordinate, double u, double v) {
    double value = 0;
    for (int power = POINTS - 1; power >= 0; power--) {
      int at = (coordinate * POINTS + power) * POINTS;
      double inner = polynomial[at + POINTS - 1];
      for (int i = POINTS - 2; i >= 0; i--) {
        inner = inner * v + polynomial[at + i];
      }
      value = value * u + inner;
    }
    return value;
  }

  private double[] polynomial(double longitude, double latitude) {
    double[][][] values = new double[2][POINTS][POINTS];
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        double[] x = exact.at(longitude + CELL / 2 * NODES[j], latitude + CELL / 2 * NODES[i]);
        values[0][i][j] = x[0];
        values[1][i][j] = x[1];
      }
    }
    double limit = error(new double[] {values[0][0][0], values[1][0][0]}) / 4;
    double[] polynomial = new double[2 * POINTS * POINTS];
    for (int coordinate = 0; coordinate < 2; coordinate++) {
      RealMatrix grid = MatrixUtils.createRealMatrix(values[coordinate]);
      RealMatrix series = SERIES.multiply(grid).multiply(SERIES.transpose());
      // not greater, for NaN
      if (!(norm(series.getRow(LAST)) <= limit && norm(series.getColumn(LAST)) <= limit)) {
        return NONE;
      }
      RealMatrix powers = POWERS.multiply(series).multiply(POWERS.transpose());
      for (int i = 0; i < POINTS; i++) {
        int at = (coordinate * POINTS + i) * POINTS;
        System.arraycopy(powers.getRow(i), 0, polynomial, at, POINTS);
      }
    }
    return polynomial;
  }

  private static double norm(double... coefficients) {
    return MatrixUtils.createRealVector(coefficients).getLInfNorm();
  }
}
