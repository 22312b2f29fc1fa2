package org.epicentra.mixture.locations;

import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * The parts of scores that come from a location: E ln p(x | k), and the predictive density of eq.
 * (46), a normal or Student's t distribution. Both are functions of a squared distance from the
 * component's centre, the first by the precision A_k, the second by the inverse of the predictive
 * scale. Immutable.
 */
public final class LocationScores {
  private final int dimension;
  private final int entries;

  /**
   * Row by row for each component: its centre, then the entries of A_k by rows of its lower
   * triangle, then those of the inverse scale. Those off the diagonal are doubled.
   */
  private final double[] table;

  private final int stride;
  private final double[] expectedConstants;

  /** Of Student's t, NaN of a normal distribution. */
  private final double[] degrees;

  private final double[] densityConstants;

  /** The scores of a posterior's components. */
  public LocationScores(LocationPosterior posterior) {
    int components = posterior.components();
    dimension = posterior.dimension();
    entries = dimension * (dimension + 1) / 2;
    stride = dimension + 2 * entries;
    table = new double[components * stride];
    expectedConstants = new double[components];
    degrees = new double[components];
    densityConstants = new double[components];
    for (int k = 0; k < components; k++) {
      tabulate(posterior, k);
    }
  }

  private void tabulate(LocationPosterior posterior, int k) {
    for (int d = 0; d < dimension; d++) {
      table[k * stride + d] = posterior.mean(k, d);
    }
    expectedConstants[k] = posterior.sharedConstant() + posterior.constant(k);
    MultivariateStudentT law = posterior.predictive(k);
    SymmetricMatrix scale = law.scale();
    double logDeterminant;
    int at = k * stride + dimension;
    if (posterior.prior().moments() == SecondMoments.FULL) {
      keep(posterior.precision(k).packed(), at);
      keep(scale.inverse().packed(), at + entries);
      logDeterminant = scale.logDeterminant();
    } else {
      double precision = 1 / scale.get(0, 0);
      for (int d = 0; d < dimension; d++) {
        table[at + d * (d + 3) / 2] = posterior.precision(k).get(0, 0);
        table[at + entries + d * (d + 3) / 2] = precision;
      }
      logDeterminant = -dimension * Math.log(precision);
    }
    degrees[k] = Double.isInfinite(law.df()) ? Double.NaN : law.df();
    densityConstants[k] =
        MultivariateStudentT.logNormaliser(law.df(), dimension) - 0.5 * logDeterminant;
  }

  private void keep(double[] packed, int at) {
    int e = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++, e++) {
        table[at + e] = i == j ? packed[e] : 2 * packed[e];
      }
    }
  }

  /** The number of components K. */
  public int components() {
    return degrees.length;
  }

  /** The number of coordinates D. */
  public int dimension() {
    return dimension;
  }

  /** Coordinate d of the centre of component k, unit. */
  public double mean(int k, int d) {
    return table[k * stride + d];
  }

  /** E ln p(x | k) at the centre of component k, nats. */
  public double expectedConstant(int k) {
    return expectedConstants[k];
  }

  /**
   * Measures how far a location lies from some components.
   *
   * @param x length D, unit
   * @param components n of them
   * @param expected its first n values are filled with squared distances by A_k
   * @param predictive likewise, with those by the inverse of the predictive scale
   */
  public void measure(double[] x, int[] components, double[] expected, double[] predictive) {
    if (dimension == 2) {
      inPlane(x, components, expected, predictive);
    } else {
      inSpace(x, components, expected, predictive);
    }
  }

  private void inPlane(double[] at, int[] components, double[] expected, double[] predictive) {
    double[] t = table;
    for (int i = 0; i < components.length; i++) {
      int row = components[i] * stride;
      double x = at[0] - t[row];
      double y = at[1] - t[row + 1];
      expected[i] = x * x * t[row + 2] + y * (x * t[row + 3] + y * t[row + 4]);
      predictive[i] = x * x * t[row + 5] + y * (x * t[row + 6] + y * t[row + 7]);
    }
  }

  private void inSpace(double[] at, int[] components, double[] expected, double[] predictive) {
    for (int i = 0; i < components.length; i++) {
      int row = components[i] * stride;
      double x = at[0] - table[row];
      double y = at[1] - table[row + 1];
      double z = at[2] - table[row + 2];
      expected[i] = form(x, y, z, row + 3);
      predictive[i] = form(x, y, z, row + 9);
    }
  }

  private double form(double x, double y, double z, int e) {
    double[] t = table;
    double ofPlane = x * x * t[e] + y * (x * t[e + 1] + y * t[e + 2]);
    return ofPlane + z * (x * t[e + 3] + y * t[e + 4] + z * t[e + 5]);
  }

  /**
   * How far a place in a box lies from the box's centre at most, by A_k: the norm of each offset is
   * no more than that of the half widths with all signs equal.
   *
   * @param halfWidth length D, unit
   */
  public double expectedReach(int k, double[] halfWidth) {
    return reach(k * stride + dimension, halfWidth);
  }

  /** The same by the inverse of the predictive scale. */
  public double predictiveReach(int k, double[] halfWidth) {
    return reach(k * stride + dimension + entries, halfWidth);
  }

  private double reach(int at, double[] halfWidth) {
    double square = 0;
    int e = at;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        square += Math.abs(table[e++]) * halfWidth[i] * halfWidth[j];
      }
    }
    return Math.sqrt(square);
  }

  /**
   * A number that the predictive log density of component k does not exceed: ln(1 + y) is at least
   * 2 y / (2 + y).
   *
   * @param square of the distance by the inverse of the predictive scale
   */
  public double densityBound(int k, double square) {
    double df = degrees[k];
    if (Double.isNaN(df)) {
      return densityConstants[k] - 0.5 * square;
    }
    double y = square / df;
    return densityConstants[k] - (df + dimension) * y / (2 + y);
  }

  /**
   * The predictive log density of component k, eq. (46).
   *
   * @param square of the distance by the inverse of the predictive scale
   */
  public double logDensity(int k, double square) {
    double df = degrees[k];
    return Double.isNaN(df)
        ? densityConstants[k] - 0.5 * square
        : densityConstants[k] - 0.5 * (df + dimension) * log1p(square / df);
  }

  /**
   * ln(1 + y) for {@code y >= 0}: the logarithm of the rounded sum, corrected for its rounding
   * (Goldberg 1991, theorem 4), at a fraction of the time of Java's own.
   */
  private static double log1p(double y) {
    double sum = 1 + y;
    return sum == 1 || sum > Double.MAX_VALUE ? y : Math.log(sum) * (y / (sum - 1));
  }
}
