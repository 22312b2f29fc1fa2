package org.epicentra.mixture.locations;

import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.Eigen;
import org.epicentra.math.SymmetricMatrix;

/**
 * An ellipse or ellipsoid about a centre: where a distribution has a given share of its
 * probability, eq. (49). The first coordinate is taken to point east, the second north, a third up;
 * see {@link LocalFrame}.
 *
 * @param semiAxes longest first, unit
 * @param axes unit vectors, one for each semi-axis
 */
public record Ellipse(double[] semiAxes, double[][] axes) {
  /** The sine of a dip below which a plane has no strike of its own. */
  private static final double LEVEL = 1e-9;

  /** The ellipse that holds a share of a distribution. */
  public static Ellipse of(MultivariateStudentT distribution, double level) {
    SymmetricMatrix scale = distribution.scale();
    return of(scale.times(distribution.ellipseQuantile(level)));
  }

  /** The ellipse that holds a share of a distribution, its axes in the frame of its place. */
  public static Ellipse of(MultivariateStudentT distribution, double level, LocalFrame frame) {
    SymmetricMatrix scale = frame.covariance(distribution.scale());
    return of(scale.times(distribution.ellipseQuantile(level)));
  }

  /** The ellipse of a covariance, its axes in the frame of its place. */
  public static Ellipse of(SymmetricMatrix covariance, LocalFrame frame) {
    return of(frame.covariance(covariance));
  }

  /** The ellipse of a covariance: its semi-axes are standard deviations. */
  public static Ellipse of(SymmetricMatrix covariance) {
    Eigen eigen = covariance.eigen();
    double[] lengths = eigen.values();
    double[][] axes = new double[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Math.sqrt(Math.max(0, lengths[i]));
      axes[i] = eigen.vector(i);
    }
    return new Ellipse(lengths, axes);
  }

  /** The direction of the longest axis, degrees clockwise from north, [0, 180). */
  public double azimuth() {
    return azimuth(axes[0][0], axes[0][1]);
  }

  /**
   * The strike, degrees clockwise from north, [0, 180): in 2-D the direction of the longest axis,
   * in 3-D that of the horizontal line in the plane of the two longest axes; where that plane is
   * level, the direction of the longest axis.
   */
  public double strike() {
    if (axes.length == 2) {
      return azimuth();
    }
    double[] normal = axes[2];
    return Math.hypot(normal[0], normal[1]) < LEVEL ? azimuth() : azimuth(-normal[1], normal[0]);
  }

  /**
   * The angle of the plane of the two longest axes with the horizontal, degrees, 0 to 90; in 3-D.
   */
  public double dip() {
    double[] normal = axes[2];
    return Math.toDegrees(Math.atan2(Math.hypot(normal[0], normal[1]), Math.abs(normal[2])));
  }

  /** Degrees clockwise from north of a direction, without its sense, [0, 180). */
  public static double azimuth(double east, double north) {
    double degrees = Math.toDegrees(Math.atan2(east, north));
    double positive = degrees < 0 ? degrees + 180 : degrees;
    return positive >= 180 ? positive - 180 : positive;
  }
}
