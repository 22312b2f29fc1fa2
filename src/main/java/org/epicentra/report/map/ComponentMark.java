package org.epicentra.report.map;

import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;

/**
 * A component as it is drawn.
 *
 * @param number from 0
 * @param place on the map: east, north and, in 3-D, the third
 * @param events the ellipse or ellipsoid of 95 % of its events, as the matrix A of x' A^-1 x = 1,
 *     in the coordinates of the map
 * @param centre the same for its centre
 * @param label shown on hover
 */
public record ComponentMark(
    int number, double[] place, SymmetricMatrix events, SymmetricMatrix centre, String label) {
  /** More ellipses than these no one can tell apart, and they would fill the page. */
  public static final int MOST = 250;

  /** The outlines of more ellipses than these are drawn thinner. */
  private static final int MANY = 60;

  private static final double LEVEL = 0.95;

  /** The classes, in the style sheet, of the frame of a map with as many components. */
  public static String frameClass(int components) {
    return components > MANY ? "map-frame many" : "map-frame";
  }

  /**
   * A component of a posterior.
   *
   * @param k its number
   * @param plane of the map
   */
  public static ComponentMark of(MixturePosterior posterior, int k, MapPlane plane, String label) {
    double[] mean = posterior.mean(k);
    return new ComponentMark(
        k,
        plane.place(mean),
        matrix(plane, mean, posterior.locations().predictive(k)),
        matrix(plane, mean, posterior.locations().centre(k)),
        label);
  }

  /**
   * What holds 95 % of a distribution as seen from one side: the marginal of two coordinates of a t
   * distribution is one with the same degrees of freedom.
   */
  private static SymmetricMatrix matrix(
      MapPlane plane, double[] mean, MultivariateStudentT distribution) {
    SymmetricMatrix scale = plane.spread(mean, distribution.scale());
    double square =
        MultivariateStudentT.of(
                distribution.df(), new double[2], SymmetricMatrix.scaledIdentity(2, 1))
            .ellipseQuantile(LEVEL);
    return scale.times(square);
  }
}
