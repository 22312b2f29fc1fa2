package org.epicentra.mixture.locations;

import java.util.Arrays;

/** The prior of components whose shapes are learned: what does not depend on the kind of shape. */
abstract class LearnedCovariance implements LocationPrior {
  private static final long serialVersionUID = 1L;

  final CentrePrior centres;

  LearnedCovariance(CentrePrior centres) {
    this.centres = centres;
  }

  @Override
  public final int dimension() {
    return centres.dimension();
  }

  @Override
  public final double tau() {
    return centres.tau;
  }

  @Override
  public final double[] nu() {
    return centres.nu.clone();
  }

  @Override
  public final double rho() {
    return centres.rho;
  }

  @Override
  public final LocationPosterior at(double[] means) {
    return of(means.clone(), fill(means.length / dimension(), centres.kappa()));
  }

  /** The posterior of components without events at given centres. */
  abstract LocationPosterior of(double[] means, double[] kappas);

  static double[] fill(int components, double value) {
    double[] values = new double[components];
    Arrays.fill(values, value);
    return values;
  }
}
