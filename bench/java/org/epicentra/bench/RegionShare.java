package org.epicentra.bench;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.mixture.MixturePosterior;

/**
 * The share of a planar mixture that lies in a polygon: what a density has to be divided by to be
 * one of events that are known to lie there.
 *
 * <p>With Student's t in coordinates in which it is round, the share within a distance r of the
 * centre is F(r) = 1 - (1 + r^2 / df)^(-df / 2), and what an edge takes up, seen from the centre,
 * is the integral of F(r) d(angle) / 2 pi along it; with signs, the edges of a polygon add up to
 * its share. On an edge at the distance d, r = d / cos(angle), a smooth function.
 */
final class RegionShare {
  /** Beyond an edge so far away, as a share of a component, nothing is worth counting. */
  private static final double NEGLIGIBLE = 1e-12;

  private final double[][] outline;
  private final GaussIntegratorFactory rules = new GaussIntegratorFactory();
  private final int points;

  /**
   * @param outline the vertices in order, counterclockwise, two coordinates each, unit
   * @param points of the Gauss-Legendre rule for each edge
   */
  RegionShare(double[][] outline, int points) {
    this.outline = outline;
    this.points = points;
  }

  /** The area of the polygon, unit^2. */
  double area() {
    double sum = 0;
    for (int i = 0; i < outline.length; i++) {
      sum += 0.5 * cross(outline[i], outline[(i + 1) % outline.length]);
    }
    return sum;
  }

  /** The share of new events, the background's included, whose region is the polygon. */
  double of(MixturePosterior posterior) {
    double sum = posterior.background() == null ? 0 : posterior.background().mean();
    for (int k = 0; k < posterior.components(); k++) {
      sum += posterior.weight(k) * of(posterior.locations().predictive(k));
    }
    return sum;
  }

  private double of(MultivariateStudentT component) {
    double[][] round = rounded(component);
    double sum = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < round.length; i++) {
      nearest = Math.min(nearest, distance(round[i], round[(i + 1) % round.length]));
    }
    if (contains(round) && 1 - within(nearest, component.df()) < NEGLIGIBLE) {
      return 1;
    }
    for (int i = 0; i < round.length; i++) {
      sum += edge(round[i], round[(i + 1) % round.length], component.df());
    }
    return sum;
  }

  /** The vertices in coordinates in which the component is round about 0, of scale 1. */
  private double[][] rounded(MultivariateStudentT component) {
    double[] centre = component.location();
    double[] lower = component.scale().cholesky();
    double[][] round = new double[outline.length][];
    for (int i = 0; i < round.length; i++) {
      double x = (outline[i][0] - centre[0]) / lower[0];
      double y = (outline[i][1] - centre[1] - lower[1] * x) / lower[2];
      round[i] = new double[] {x, y};
    }
    return round;
  }

  private double edge(double[] from, double[] to, double df) {
    double[] along = {to[0] - from[0], to[1] - from[1]};
    double length = Math.hypot(along[0], along[1]);
    double distance = cross(from, to) / length; // signed: positive where 0 lies to the left
    if (distance == 0) {
      return 0;
    }
    double start = Math.atan2(dot(from, along) / length, Math.abs(distance));
    double end = Math.atan2(dot(to, along) / length, Math.abs(distance));
    GaussIntegrator rule = rules.legendre(points, start, end);
    double share = rule.integrate(angle -> within(distance / Math.cos(angle), df)) / (2 * Math.PI);
    return Math.copySign(share, distance);
  }

  private static double within(double radius, double df) {
    double square = radius * radius;
    double log = df == Double.POSITIVE_INFINITY ? square : df * Math.log(1 + square / df);
    return 1 - Math.exp(-0.5 * log);
  }

  /** Whether 0 lies to the left of all edges. */
  private static boolean contains(double[][] polygon) {
    for (int i = 0; i < polygon.length; i++) {
      if (!(cross(polygon[i], polygon[(i + 1) % polygon.length]) > 0)) {
        return false;
      }
    }
    return true;
  }

  /** The distance of the line through two points from 0, at most that of the edge between. */
  private static double distance(double[] from, double[] to) {
    return Math.abs(cross(from, to)) / Math.hypot(to[0] - from[0], to[1] - from[1]);
  }

  private static double cross(double[] a, double[] b) {
    return a[0] * b[1] - a[1] * b[0];
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1];
  }
}
