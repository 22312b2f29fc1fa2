package org.epicentra.export;

import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.locations.Ellipse;
import org.locationtech.jts.geom.Geometry;

/**
 * The epicentres among which a share of a distribution of locations falls, as polygons of longitude
 * and latitude.
 *
 * <p>Of a model of epicentres it is the ellipse of eq. (49) in the plane of the projection. Of one
 * of hypocentres it is that ellipse of the horizontal part of the distribution, in the plane that
 * is level at its centre, at the centre's depth; so the share is that of the epicentres, whatever
 * their depth.
 */
public final class EllipseOutline {
  /** Half the way around the Earth, km: at that distance from its centre a projection ends. */
  private static final double FARTHEST = 20_000;

  private EllipseOutline() {}

  /**
   * The outline of a share.
   *
   * @param distribution of locations in the coordinates of the projection, D = 2 or 3
   * @param level the share, in the open interval (0, 1)
   * @param projection with geography
   * @return polygons; null where they would reach around the Earth
   */
  public static Geometry of(
      MultivariateStudentT distribution, double level, Projection projection) {
    double[] centre = distribution.location();
    if (projection.dimension() == 2) {
      double[][] axes = axes(Ellipse.of(distribution, level));
      double reach = Math.hypot(centre[0], centre[1]) + Math.hypot(axes[0][0], axes[0][1]);
      return reach > FARTHEST ? null : outline(centre, axes, projection);
    }
    LocalFrame frame = LocalFrame.at(centre, projection);
    double[][] level2 = axes(Ellipse.of(horizontal(distribution, frame), level));
    double[][] axes = {frame.coordinates(level2[0]), frame.coordinates(level2[1])};
    return outline(centre, axes, projection);
  }

  /** The distribution of east and north alone, about 0. */
  static MultivariateStudentT horizontal(MultivariateStudentT distribution, LocalFrame frame) {
    SymmetricMatrix scale = frame.covariance(distribution.scale());
    double[] packed = {scale.get(0, 0), scale.get(1, 0), scale.get(1, 1)};
    return MultivariateStudentT.of(distribution.df(), new double[2], SymmetricMatrix.of(2, packed));
  }

  /** The semi-axes as vectors, the second a quarter turn to the left of the first. */
  private static double[][] axes(Ellipse ellipse) {
    double[] first = ellipse.axes()[0];
    double[] second = ellipse.axes()[1];
    double side = first[0] * second[1] - first[1] * second[0] < 0 ? -1 : 1;
    double[][] axes = new double[2][2];
    for (int d = 0; d < 2; d++) {
      axes[0][d] = ellipse.semiAxes()[0] * first[d];
      axes[1][d] = side * ellipse.semiAxes()[1] * second[d];
    }
    return axes;
  }

  private static Geometry outline(double[] centre, double[][] axes, Projection projection) {
    return Outline.of(
        angle -> {
          double[] x = centre.clone();
          for (int d = 0; d < x.length; d++) {
            x[d] += Math.cos(angle) * axes[0][d] + Math.sin(angle) * axes[1][d];
          }
          return projection.inverse(x);
        });
  }
}
