package org.epicentra.report.map;

import org.epicentra.math.SymmetricMatrix;

/** The outlines of ellipses, and of the shadows of ellipsoids. */
public final class EllipseOutline {
  private static final int POINTS = 72;

  private EllipseOutline() {}

  /**
   * The ellipse x' A^-1 x = 1 about a centre, as points in turn.
   *
   * @param matrix A, 2 x 2, or nearly singular
   * @return x0, y0, x1, y1, ...
   */
  public static double[] of(double[] centre, SymmetricMatrix matrix) {
    SymmetricMatrix.Eigen eigen = matrix.eigen();
    double[] points = new double[2 * POINTS];
    double[] first = eigen.vector(0);
    double[] second = eigen.vector(1);
    double major = Math.sqrt(Math.max(0, eigen.values()[0]));
    double minor = Math.sqrt(Math.max(0, eigen.values()[1]));
    for (int i = 0; i < POINTS; i++) {
      double angle = 2 * Math.PI * i / POINTS;
      double along = major * Math.cos(angle);
      double across = minor * Math.sin(angle);
      points[2 * i] = centre[0] + along * first[0] + across * second[0];
      points[2 * i + 1] = centre[1] + along * first[1] + across * second[1];
    }
    return points;
  }

  /**
   * An ellipse or ellipsoid in two directions of space: the matrix of its shadow on their plane.
   *
   * @param matrix A, D x D
   * @param one a unit vector of length D
   * @param other another one
   */
  public static SymmetricMatrix shadow(SymmetricMatrix matrix, double[] one, double[] other) {
    double[] both = new double[one.length];
    for (int d = 0; d < both.length; d++) {
      both[d] = one[d] + other[d];
    }
    double first = matrix.quadraticForm(one);
    double second = matrix.quadraticForm(other);
    double mixed = (matrix.quadraticForm(both) - first - second) / 2;
    return SymmetricMatrix.of(2, new double[] {first, mixed, second});
  }
}
