package org.epicentra.export;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.distribution.MultivariateStudentT;
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
  private final ThreadLocal<MixtureScorer> scorers;
  private final List<NarrowComponent> narrow = new ArrayList<>();

  /**
   * @param region outside of which no event can lie; null for nowhere
   */
  PlaneDensity(MixturePosterior posterior, Projection projection, Region region) {
    this.projection = projection;
    this.region = region;
    this.scorers = ThreadLocal.withInitial(() -> new MixtureScorer(posterior));
    MixtureScorer scorer = scorers.get();
    for (int k = 0; k < posterior.components(); k++) {
      MultivariateStudentT density = posterior.locations().predictive(k);
      if (NarrowComponent.is(density)) {
        narrow.add(new NarrowComponent(scorer.weight(k), density, this::patch));
      }
    }
  }

  @Override
  public double mass(double west, double south, double size) {
    Patch patch = patch(west, south, size);
    return patch.area() > 0
        ? Math.exp(scorers.get().logDensity(patch.middle(), Double.NaN)) * patch.area()
        : NONE;
  }

  @Override
  public double missed(double west, double south, double size, int patches) {
    Patch cell = patch(west, south, size);
    double sum = 0;
    for (NarrowComponent component : narrow) {
      sum += component.missed(cell, west, south, size, patches);
    }
    return sum;
  }

  /** Its area is by the products of the diagonals. */
  Patch patch(double west, double south, double size) {
    double[] x = projection.forward(west + size / 2, south + size / 2, Double.NaN);
    double[] a = projection.forward(west, south, Double.NaN);
    double[] b = projection.forward(west + size, south, Double.NaN);
    double[] c = projection.forward(west + size, south + size, Double.NaN);
    double[] d = projection.forward(west, south + size, Double.NaN);
    double reach =
        Math.max(Math.hypot(c[0] - a[0], c[1] - a[1]), Math.hypot(d[0] - b[0], d[1] - b[1])) / 2;
    double area =
        region == null || region.contains(x)
            ? Math.abs((c[0] - a[0]) * (d[1] - b[1]) - (d[0] - b[0]) * (c[1] - a[1])) / 2
            : 0;
    return new Patch(x, reach, area);
  }
}
