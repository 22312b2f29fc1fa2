package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.Ellipse;

/**
 * How the events of one component lie about its centre. Lengths are in the unit of the coordinates:
 * km, but for plain coordinates in another unit. Angles are those in the ground at the centre; for
 * plain coordinates the second points north and the third up.
 *
 * @param covariance D x D, the expected covariance of its locations in the model's coordinates
 * @param axesKm the standard deviations along the principal axes, longest first
 * @param strike degrees clockwise from north, [0, 180): of the long axis in 2-D, of the plane of
 *     the two longest in 3-D; null for a round component
 * @param dip in 3-D the angle of that plane with the horizontal, degrees, 0 to 90; null for a round
 *     component
 * @param thicknessKm in 3-D the standard deviation across that plane
 * @param thicknessAtFloor whether the shortest axis is what the prior keeps of a component whose
 *     events lie on a point, line or plane, so that the events say no more than that it is thin
 * @param centreEllipse95 within which the centre lies with probability 0.95
 * @param eventEllipse95 within which 95 % of the component's events fall
 */
public record ComponentShape(
    double[][] covariance,
    double[] axesKm,
    Double strike,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double dip,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double thicknessKm,
    boolean thicknessAtFloor,
    Area centreEllipse95,
    Area eventEllipse95) {
  private static final double LEVEL = 0.95;

  /** A shortest axis within this share of the prior's own is the prior's. */
  private static final double NEAR = 0.05;

  /**
   * An ellipse or ellipsoid about the centre.
   *
   * @param semiAxes longest first, unit
   * @param azimuth of the longest, degrees clockwise from north, [0, 180); null for a circle
   */
  public record Area(double[] semiAxes, Double azimuth) {
    static Area of(MultivariateStudentT distribution, LocalFrame frame, boolean round) {
      if (round) {
        double square = distribution.ellipseQuantile(LEVEL) * distribution.scale().get(0, 0);
        return new Area(equal(Math.sqrt(square), distribution.scale().size()), null);
      }
      Ellipse ellipse = Ellipse.of(distribution, LEVEL, frame);
      return new Area(ellipse.semiAxes(), ellipse.azimuth());
    }
  }

  static ComponentShape of(MixturePosterior posterior, Projection projection, int k) {
    boolean round = posterior.prior().locations().type() != CovarianceType.FULL;
    boolean deep = posterior.dimension() == 3;
    LocalFrame frame = LocalFrame.at(posterior.mean(k), projection);
    double[][] covariance = posterior.locations().covarianceRows(k);
    Ellipse axes = round ? null : Ellipse.of(posterior.locations().covariance(k), frame);
    double[] lengths =
        round ? equal(Math.sqrt(covariance[0][0]), posterior.dimension()) : axes.semiAxes();
    double shortest = lengths[lengths.length - 1];
    return new ComponentShape(
        covariance,
        lengths,
        round ? null : axes.strike(),
        round || !deep ? null : axes.dip(),
        deep ? shortest : null,
        atFloor(posterior, k, shortest),
        Area.of(posterior.locations().centre(k), frame, round),
        Area.of(posterior.locations().predictive(k), frame, round));
  }

  private static double[] equal(double length, int size) {
    double[] lengths = new double[size];
    Arrays.fill(lengths, length);
    return lengths;
  }

  private static boolean atFloor(MixturePosterior posterior, int k, double shortest) {
    if (posterior.prior().locations().isGivenWidth()) {
      return false;
    }
    double events = posterior.effectiveCount(k);
    if (posterior.prior().locations().type() == CovarianceType.SHARED) {
      events = 0;
      for (int j = 0; j < posterior.components(); j++) {
        events += posterior.effectiveCount(j);
      }
    }
    return shortest <= (1 + NEAR) * posterior.prior().locations().leastWidth(events);
  }
}
