package org.epicentra.export;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.locationtech.proj4j.datum.Ellipsoid;

/**
 * The density of the epicentres of a model of hypocentres: of each component the horizontal part of
 * its predictive density, in the plane that is level at its centre and at the centre's depth; of
 * the background an even one.
 */
final class DepthDensity implements EpicentreDensity {
  private static final double METRES_PER_KM = 1000;

  /** That of the equator, km. */
  private static final double RADIUS = Ellipsoid.WGS84.equatorRadius / METRES_PER_KM;

  /** The square of the eccentricity. */
  private static final double E2 = Ellipsoid.WGS84.eccentricity2;

  /** Half the diagonal of a patch of a degree, km; at the poles, where a degree is longest. */
  private static final double REACH = 111.7 * Math.sqrt(0.5);

  private final Projection projection;
  private final Part[] parts;
  private final List<NarrowPart> narrow = new ArrayList<>();
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

    static Part of(MixturePosterior posterior, double weight, Projection projection, int k) {
      double[] mean = posterior.mean(k);
      LocalFrame frame = LocalFrame.at(mean, projection);
      return new Part(
          weight,
          mean,
          projection.inverse(mean)[2],
          frame.coordinates(1),
          frame.coordinates(0, 1),
          frame.coordinates(0, 0, 1),
          EllipseOutline.horizontal(posterior.locations().predictive(k), frame));
    }
  }

  /** A component that the middles of patches are too far apart for. */
  private record NarrowPart(Part part, NarrowComponent component) {}

  /** A patch of the ellipsoid: its middle, its area, and how far its corners are from there, km. */
  private record Ground(double longitude, double latitude, double area, double reach, double[] up) {

    static Ground of(double west, double south, double size) {
      double longitude = west + size / 2;
      double latitude = south + size / 2;
      return new Ground(
          longitude,
          latitude,
          DepthDensity.area(south, size),
          REACH * size,
          DepthDensity.up(longitude, latitude));
    }
  }

  /**
   * @param area of all that the background is spread over, km^2
   */
  DepthDensity(MixturePosterior posterior, Projection projection, double area) {
    this.projection = projection;
    this.parts = new Part[posterior.components()];
    MixtureScorer scorer = new MixtureScorer(posterior);
    for (int k = 0; k < parts.length; k++) {
      Part part = Part.of(posterior, scorer.weight(k), projection, k);
      parts[k] = part;
      if (NarrowComponent.is(part.density())) {
        Plane plane = (west, south, size) -> patch(part, Ground.of(west, south, size));
        narrow.add(new NarrowPart(part, new NarrowComponent(part.weight(), part.density(), plane)));
      }
    }
    this.background = posterior.background() == null ? 0 : posterior.background().mean() / area;
  }

  @Override
  public double mass(double west, double south, double size) {
    Ground ground = Ground.of(west, south, size);
    double mass = background * ground.area();
    for (Part part : parts) {
      Patch patch = patch(part, ground);
      if (patch.area() > 0) {
        mass += part.weight() * Math.exp(part.density().logProb(patch.middle())) * patch.area();
      }
    }
    return mass;
  }

  @Override
  public double missed(double west, double south, double size, int patches) {
    Ground ground = Ground.of(west, south, size);
    double sum = 0;
    for (NarrowPart each : narrow) {
      Patch cell = patch(each.part(), ground);
      sum += each.component().missed(cell, west, south, size, patches);
    }
    return sum;
  }

  /** In the plane of a component, where what lies beyond the horizon has no area. */
  private Patch patch(Part part, Ground ground) {
    double[] x = projection.forward(ground.longitude(), ground.latitude(), part.depth());
    for (int d = 0; d < x.length; d++) {
      x[d] -= part.mean()[d];
    }
    double[] place = {dot(x, part.east()), dot(x, part.north())};
    double slope = Math.max(0, dot(ground.up(), part.up()));
    double shrink = 1 - part.depth() / RADIUS;
    return new Patch(place, ground.reach(), ground.area() * shrink * shrink * slope);
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
