package org.epicentra.catalog.geography;

import org.epicentra.math.SymmetricMatrix;

/**
 * East, north and, in 3-D, up at a place, as directions in the coordinates of a {@link Projection}.
 * North on the map differs from the second coordinate by the meridians' convergence, and
 * Earth-centred coordinates have no direction that is up everywhere. Without geography the
 * directions are those of the coordinates. Lengths are the projection's own: the frame turns, and
 * does not stretch.
 */
public final class LocalFrame {
  /** Half the distance over which directions are taken, degrees and km. */
  private static final double STEP = 1e-3;

  /** A row for each direction, unit vectors in the coordinates. */
  private final double[][] directions;

  private LocalFrame(double[][] directions) {
    this.directions = directions;
  }

  /**
   * The frame at a place.
   *
   * @param x length D, in the coordinates of the projection
   */
  public static LocalFrame at(double[] x, Projection projection) {
    int dimension = projection.dimension();
    if (!projection.hasGeography()) {
      double[][] unit = new double[dimension][dimension];
      for (int d = 0; d < dimension; d++) {
        unit[d][d] = 1;
      }
      return new LocalFrame(unit);
    }
    double[] place = projection.inverse(x);
    double depth = dimension == 3 ? place[2] : 0;
    double south = Math.max(-90, place[1] - STEP);
    double north = Math.min(90, place[1] + STEP);
    double[] northward =
        direction(
            projection.forward(place[0], south, depth), projection.forward(place[0], north, depth));
    if (dimension == 2) {
      return new LocalFrame(new double[][] {{northward[1], -northward[0]}, northward});
    }
    double[] up =
        direction(
            projection.forward(place[0], place[1], depth + STEP),
            projection.forward(place[0], place[1], depth - STEP));
    return new LocalFrame(new double[][] {cross(northward, up), northward, up});
  }

  private static double[] direction(double[] from, double[] to) {
    double[] difference = new double[from.length];
    double squares = 0;
    for (int d = 0; d < from.length; d++) {
      difference[d] = to[d] - from[d];
      squares += difference[d] * difference[d];
    }
    double length = Math.sqrt(squares);
    for (int d = 0; d < from.length; d++) {
      difference[d] /= length;
    }
    return difference;
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  /**
   * An offset in the coordinates of the projection.
   *
   * @param offset east, north and, where it is given, up, unit
   * @return length D, unit
   */
  public double[] coordinates(double... offset) {
    double[] x = new double[directions.length];
    for (int i = 0; i < offset.length; i++) {
      for (int d = 0; d < x.length; d++) {
        x[d] += offset[i] * directions[i][d];
      }
    }
    return x;
  }

  /**
   * A covariance in this frame.
   *
   * @param covariance D x D, in the coordinates of the projection, unit^2
   * @return the same in east, north and up
   */
  public SymmetricMatrix covariance(SymmetricMatrix covariance) {
    return covariance.congruence(directions);
  }
}
