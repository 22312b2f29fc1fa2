package org.epicentra.export;

import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;

/**
 * The predictive density of epicentres, eq. (46), in the plane of their projection, whose areas it
 * is of.
 */
final class PlaneDensity implements EpicentreDensity {
  private static final double NONE = -1;

  private final Projection projection;
  private final Region region;
  private final MixtureScorer scorer;
  private final double[] scratch;

  /**
   * @param region outside of which no event can lie; null for nowhere
   */
  PlaneDensity(MixturePosterior posterior, Projection projection, Region region) {
    this.projection = projection;
    this.region = region;
    this.scorer = new MixtureScorer(posterior);
    this.scratch = new double[posterior.components()];
  }

  @Override
  public double mass(double west, double south, double size) {
    double[] x = projection.forward(west + size / 2, south + size / 2, Double.NaN);
    if (region != null && !region.contains(x)) {
      return NONE;
    }
    return Math.exp(scorer.score(x, Double.NaN, scratch)) * area(west, south, size);
  }

  /** By the products of the diagonals. */
  private double area(double west, double south, double size) {
    double[] a = projection.forward(west, south, Double.NaN);
    double[] b = projection.forward(west + size, south, Double.NaN);
    double[] c = projection.forward(west + size, south + size, Double.NaN);
    double[] d = projection.forward(west, south + size, Double.NaN);
    return Math.abs((c[0] - a[0]) * (d[1] - b[1]) - (d[0] - b[0]) * (c[1] - a[1])) / 2;
  }
}
