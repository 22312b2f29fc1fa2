package org.epicentra.mixture.locations;

import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * Locations that are known to scatter about the true ones, x_n = y_n + Normal(0, s^2 I), eq. (33b):
 * no component is seen narrower than s. The prior is that of the true locations.
 */
public final class LocationError implements LocationPrior {
  private static final long serialVersionUID = 1L;

  private final LocationPrior prior;
  private final double deviation;

  private LocationError(LocationPrior prior, double deviation) {
    this.prior = prior;
    this.deviation = deviation;
  }

  /**
   * @param prior of the true locations
   * @param deviation s, the standard deviation on each axis, unit, {@code >= 0}; 0 for none
   */
  public static LocationPrior of(LocationPrior prior, double deviation) {
    return deviation == 0 ? prior : new LocationError(prior, deviation);
  }

  /** The standard deviation of a prior's location error on each axis, unit; 0 without one. */
  public static double deviation(LocationPrior prior) {
    return prior instanceof LocationError error ? error.deviation : 0;
  }

  @Override
  public CovarianceType type() {
    return prior.type();
  }

  @Override
  public int dimension() {
    return prior.dimension();
  }

  @Override
  public double tau() {
    return prior.tau();
  }

  @Override
  public double[] nu() {
    return prior.nu();
  }

  @Override
  public double rho() {
    return prior.rho();
  }

  @Override
  public boolean isGivenWidth() {
    return prior.isGivenWidth();
  }

  @Override
  public SecondMoments moments() {
    return prior.moments();
  }

  @Override
  public LocationPosterior posterior(LocationSums sums) {
    return new Posterior(this, prior.posterior(sums));
  }

  @Override
  public LocationPosterior posterior(LocationSums sums, LocationPosterior like) {
    return new Posterior(this, prior.posterior(sums, ((Posterior) like).truth));
  }

  @Override
  public LocationPosterior at(double[] centres) {
    return new Posterior(this, prior.at(centres));
  }

  @Override
  public LocationPosterior of(LocationParameters parameters) {
    return new Posterior(this, prior.of(parameters));
  }

  @Override
  public int shapeSize() {
    return prior.shapeSize();
  }

  private static final class Posterior implements LocationPosterior {
    private static final long serialVersionUID = 1L;

    private final LocationError prior;
    private final LocationPosterior truth;

    Posterior(LocationError prior, LocationPosterior truth) {
      this.prior = prior;
      this.truth = truth;
    }

    private double variance() {
      return prior.deviation * prior.deviation;
    }

    @Override
    public LocationPrior prior() {
      return prior;
    }

    @Override
    public int components() {
      return truth.components();
    }

    @Override
    public double mean(int k, int d) {
      return truth.mean(k, d);
    }

    @Override
    public double centrePrecision(int k) {
      return truth.centrePrecision(k);
    }

    @Override
    public double[] origins() {
      return truth.origins();
    }

    @Override
    public double events(int k) {
      return truth.events(k);
    }

    @Override
    public double sharedConstant() {
      double precision = truth.sharedPrecision();
      return Double.isNaN(precision)
          ? truth.sharedConstant()
          : truth.sharedConstant() - 0.5 * dimension() * Math.log1p(variance() * precision);
    }

    @Override
    public double constant(int k) {
      return Double.isNaN(truth.sharedPrecision())
          ? truth.constant(k) - 0.5 * widened(k).logDeterminant()
          : truth.constant(k);
    }

    /** I + s^2 A_k, whose inverse is H_k. */
    private SymmetricMatrix widened(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), 1)
          .plus(truth.precision(k).times(variance()));
    }

    @Override
    public double sharedPrecision() {
      double precision = truth.sharedPrecision();
      return precision / (1 + variance() * precision);
    }

    /** G_k = (A_k^-1 + s^2 I)^-1. */
    @Override
    public SymmetricMatrix precision(int k) {
      return truth
          .precision(k)
          .inverse()
          .plus(SymmetricMatrix.scaledIdentity(dimension(), variance()))
          .inverse();
    }

    @Override
    public double divergence(int k) {
      return truth.divergence(k);
    }

    @Override
    public double sharedDivergence() {
      return truth.sharedDivergence();
    }

    @Override
    public SymmetricMatrix covariance(int k) {
      return truth.covariance(k);
    }

    @Override
    public MultivariateStudentT predictive(int k) {
      MultivariateStudentT known = truth.predictive(k);
      SymmetricMatrix scale =
          known.scale().plus(SymmetricMatrix.scaledIdentity(dimension(), variance()));
      return MultivariateStudentT.of(known.df(), mean(k), scale);
    }

    @Override
    public MultivariateStudentT centre(int k) {
      return truth.centre(k);
    }

    @Override
    public LocationPosterior truth() {
      return truth;
    }

    @Override
    public LocationSums completed(LocationSums observed) {
      return new TrueLocations(truth, variance()).behind(observed);
    }

    @Override
    public LocationParameters parameters() {
      return truth.parameters();
    }

    @Override
    public LocationSums sums() {
      return truth.sums();
    }

    @Override
    public LocationPosterior selected(int[] order) {
      return new Posterior(prior, truth.selected(order));
    }
  }
}
