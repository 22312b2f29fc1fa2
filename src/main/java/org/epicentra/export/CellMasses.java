package org.epicentra.export;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;

/** The probabilities of the cells of a grid to hold the epicentre of an event of a model. */
public final class CellMasses {
  /** Patches on each side of a cell: four kilometres wide or less. */
  private static final int PATCHES = 5;

  private static final double CELL = 0.1;
  private static final double PATCH = CELL / PATCHES;

  private CellMasses() {}

  /**
   * The integral of the predictive density of epicentres over each cell, by the middles of 25
   * patches, and by smaller ones where components are narrower than these.
   *
   * @param projection with geography
   * @return by cell of the grid; NaN for one that lies outside of the polygons of the background's
   *     region
   */
  public static double[] of(MixturePosterior posterior, Projection projection, ForecastGrid grid) {
    EpicentreDensity density = density(posterior, projection, grid);
    double[] masses = new double[grid.cells()];
    IntStream.range(0, grid.rows())
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < grid.columns(); column++) {
                int cell = row * grid.columns() + column;
                masses[cell] = mass(density, grid.west(cell), grid.south(cell));
              }
            });
    return masses;
  }

  private static EpicentreDensity density(
      MixturePosterior posterior, Projection projection, ForecastGrid grid) {
    if (projection.dimension() == 3) {
      double[] areas = new double[grid.cells()];
      Arrays.setAll(areas, cell -> DepthDensity.area(grid.south(cell), CELL));
      double area = Arrays.stream(areas).sum();
      return new DepthDensity(posterior, projection, area);
    }
    return new PlaneDensity(posterior, projection, posterior.prior().givenRegion());
  }

  private static double mass(EpicentreDensity density, double west, double south) {
    double sum = 0;
    boolean inside = false;
    for (int i = 0; i < PATCHES; i++) {
      for (int j = 0; j < PATCHES; j++) {
        double mass = density.mass(west + i * PATCH, south + j * PATCH, PATCH);
        if (mass >= 0) {
          inside = true;
          sum += mass;
        }
      }
    }
    if (!inside) {
      return Double.NaN;
    }
    // what was counted too often is taken away to the last digits only
    return Math.max(0, sum + density.missed(west, south, CELL, PATCHES));
  }
}
