package org.epicentra.export;

import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * A component that may be narrower than the patches by whose middles densities are integrated: what
 * they miss of it, or count too often, in a cell. It is integrated over smaller patches, which are
 * halved until the density hardly changes within one.
 */
final class NarrowComponent {
  /** Components whose shortest standard deviation is this or more have no need of it, km. */
  private static final double WIDE = 5;

  /** Components are blurred by this, km, where they are narrower: far less than any cell. */
  private static final double FLOOR = 0.01;

  /** The reach of a patch whose sides are half a standard deviation. */
  private static final double EVEN = Math.sqrt(0.125);

  /** A patch that holds less of the component than this is not looked into. */
  private static final double NEGLIGIBLE = 1e-10;

  /** Patches below this, degrees, are not divided: those around the edge of a projection. */
  private static final double LEAST = 1e-5;

  private final double weight;
  private final MultivariateStudentT density;
  private final MultivariateStudentT blurred;
  private final double shortest;
  private final EpicentreDensity.Plane plane;

  /**
   * @param weight of the component
   * @param density in the plane, D = 2
   * @param plane where patches lie
   */
  NarrowComponent(double weight, MultivariateStudentT density, EpicentreDensity.Plane plane) {
    double width = shortest(density);
    this.weight = weight;
    this.density = density;
    this.blurred =
        width < FLOOR
            ? MultivariateStudentT.of(
                density.df(),
                density.location(),
                density.scale().plus(SymmetricMatrix.scaledIdentity(2, FLOOR * FLOOR)))
            : density;
    this.shortest = Math.max(width, FLOOR);
    this.plane = plane;
  }

  /** Whether the middles of patches may be too far apart for a density in a plane. */
  static boolean is(MultivariateStudentT density) {
    return shortest(density) < WIDE;
  }

  private static double shortest(MultivariateStudentT density) {
    double least = Double.POSITIVE_INFINITY;
    for (double square : density.scale().eigen().values()) {
      least = Math.min(least, square);
    }
    return Math.sqrt(least);
  }

  /**
   * The probability of a cell, less what the middles of its patches say.
   *
   * @param cell where it lies in the plane
   * @param west degrees
   * @param south degrees
   * @param size of each side, degrees
   * @param patches on each side
   */
  double missed(EpicentreDensity.Patch cell, double west, double south, double size, int patches) {
    if (isEven(cell)) {
      return 0;
    }
    double patch = size / patches;
    double counted = 0;
    for (int i = 0; i < patches; i++) {
      for (int j = 0; j < patches; j++) {
        counted += mass(density, plane.patch(west + i * patch, south + j * patch, patch));
      }
    }
    return weight * (quarters(west, south, size) - counted);
  }

  private double integral(double west, double south, double size) {
    EpicentreDensity.Patch patch = plane.patch(west, south, size);
    return size < LEAST || isEven(patch) ? mass(blurred, patch) : quarters(west, south, size);
  }

  private double quarters(double west, double south, double size) {
    double half = size / 2;
    return integral(west, south, half)
        + integral(west + half, south, half)
        + integral(west, south + half, half)
        + integral(west + half, south + half, half);
  }

  private static double mass(MultivariateStudentT density, EpicentreDensity.Patch patch) {
    return patch.area() > 0 ? patch.area() * Math.exp(density.logProb(patch.middle())) : 0;
  }

  /** Whether the density hardly changes within a patch, or the patch is too far away to matter. */
  private boolean isEven(EpicentreDensity.Patch patch) {
    double step = patch.reach() / shortest;
    if (!(step > EVEN)) {
      return true;
    }
    double distance = Math.sqrt(blurred.squaredDistance(patch.middle()));
    double nearest = distance - step;
    if (!(nearest > 0)) {
      return false;
    }
    double df = blurred.df();
    // the slope of the log density falls with the distance from there on
    if (nearest * nearest >= df && step * (df + 2) * nearest / (df + nearest * nearest) <= EVEN) {
      return true;
    }
    double[] place = blurred.location();
    for (int d = 0; d < place.length; d++) {
      place[d] += nearest / distance * (patch.middle()[d] - place[d]);
    }
    double most = 2 * patch.reach() * patch.reach();
    return most * Math.exp(blurred.logProb(place)) <= NEGLIGIBLE;
  }
}
