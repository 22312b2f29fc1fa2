package org.epicentra.mixture.locations;

import org.epicentra.math.SymmetricMatrix;

/**
 * The sums of true locations that are expected behind sums of observed ones, eq. (33b). About m_k,
 * E y = H_k x with H_k = (I + s^2 A_k)^-1, and the covariance of y given x is s^2 H_k.
 */
final class TrueLocations {
  private final LocationPosterior truth;
  private final double variance;

  /**
   * @param truth the posterior of the true locations
   * @param variance s^2, unit^2
   */
  TrueLocations(LocationPosterior truth, double variance) {
    this.truth = truth;
    this.variance = variance;
  }

  LocationSums behind(LocationSums observed) {
    int dimension = observed.dimension();
    double[] centres = new double[observed.components() * dimension];
    for (int k = 0; k < observed.components(); k++) {
      for (int d = 0; d < dimension; d++) {
        centres[k * dimension + d] = truth.mean(k, d);
      }
    }
    LocationSums about = observed.about(centres);
    LocationSums behind = about.zero();
    if (observed.moments() == SecondMoments.TOTAL) {
      behind.addSquares(0, total(about));
    }
    for (int k = 0; k < observed.components(); k++) {
      SymmetricMatrix h = shrinkage(k);
      behind.add(k, about.count(k), product(h, about.first(k)));
      addSecond(behind, about, k, h);
    }
    return observed.moments() == SecondMoments.NONE ? absolute(behind) : behind;
  }

  private static LocationSums absolute(LocationSums sums) {
    return sums.about(new double[sums.components() * sums.dimension()]);
  }

  private SymmetricMatrix shrinkage(int k) {
    return SymmetricMatrix.scaledIdentity(truth.dimension(), 1)
        .plus(truth.precision(k).times(variance))
        .inverse();
  }

  private double total(LocationSums about) {
    double h = 1 / (1 + variance * truth.sharedPrecision());
    double events = 0;
    for (int k = 0; k < about.components(); k++) {
      events += about.count(k);
    }
    return h * h * about.totalSquares() + events * about.dimension() * variance * h;
  }

  private void addSecond(LocationSums behind, LocationSums about, int k, SymmetricMatrix h) {
    int dimension = about.dimension();
    double[] centre = truth.mean(k);
    switch (about.moments()) {
      case TRACE -> {
        double squares = about.scatterAbout(k, centre, centre).trace();
        double shrunk = h.get(0, 0);
        behind.addSquares(
            k, shrunk * shrunk * squares + about.count(k) * dimension * variance * shrunk);
      }
      case FULL -> {
        SymmetricMatrix second = about.scatterAbout(k, centre, centre);
        behind.addSecond(
            k, second.congruence(h.rows()).plus(h.times(variance * about.count(k))).packed());
      }
      default -> {}
    }
  }

  private static double[] product(SymmetricMatrix h, double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        product[i] += h.get(i, j) * v[j];
      }
    }
    return product;
  }
}
