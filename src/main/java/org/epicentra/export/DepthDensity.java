package org.epicentra.export;

import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.mixture.MixturePosterior;

/**
 * The density of the epicentres of a model of hypocentres: of each component the horizontal part of
 * its predictive density, in the plane that is level at its centre and at the centre's depth; of
 * the background an even one.
 */
final class DepthDensity implements EpicentreDensity {
  /** Of WGS84, km, and the square of its eccentricity. */
  private static final double RADIUS = 6378.137;

  private static final double E2 = 0.00669437999014;

  private final Projection projection;
  private final Part[] parts;
  private final double background;

  /** A component: its weight, and its density about its centre in a level plane. */
  private record Part(
      double weight,
      double[] mean,
      double depth,
      double[] east,
      double[] north,
      double[] up,
      MultivariateStudentT density) {

    static Part of(MixturePosterior posterior, Projection projection, int k) {
      double[] mean = posterior.mean(k);
      LocalFrame frame = LocalFrame.at(mean, projection);
      return new Part(
          posterior.weight(k),
          mean,
          projection.inverse(mean)[2],
          frame.coordinates(1),
          frame.coordinates(0, 1),
          frame.coordinates(0, 0, 1),
          EllipseOutline.horizontal(posterior.locations().predictive(k), frame));
    }
  }

  /**
   * @param area of all that the background is spread over, km^2
   */
  DepthDensity(MixturePosterior posterior, Projection projection, double area) {
    this.projection = projection;
    this.parts = new Part[posterior.components()];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = Part.of(posterior, projection, k);
    }
    this.background = posterior.background() == null ? 0 : posterior.background().mean() / area;
  }

  @Override
  public double mass(double west, double south, double size) {
    double longitude = west + size / 2;
    double latitude = south + size / 2;
    double area = area(south, size);
    double[] up = up(longitude, latitude);
    double mass = background * area;
    for (Part part : parts) {
      double slope = dot(up, part.up());
      if (slope > 0) {
        double[] x = projection.forward(longitude, latitude, part.depth());
        for (int d = 0; d < x.length; d++) {
          x[d] -= part.mean()[d];
        }
        double[] place = {dot(x, part.east()), dot(x, part.north())};
        double shrink = 1 - part.depth() / RADIUS;
        mass +=
            part.weight()
                * Math.exp(part.density().logProb(place))
                * area
                * shrink
                * shrink
                * slope;
      }
    }
    return mass;
  }

  /** The area of a patch of the ellipsoid, km^2, by its middle. */
  static double area(double south, double size) {
    double latitude = Math.toRadians(south + size / 2);
    double sin = Math.sin(latitude);
    double curved = 1 - E2 * sin * sin;
    double side = Math.toRadians(size);
    return RADIUS * RADIUS * (1 - E2) / (curved * curved) * Math.cos(latitude) * side * side;
  }

  private static double[] up(double longitude, double latitude) {
    double lambda = Math.toRadians(longitude);
    double phi = Math.toRadians(latitude);
    return new double[] {
      Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
