package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.distribution.Gamma;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.SymmetricMatrix;

/**
 * Round components, each of its own width: Lambda_k = tau_k I, tau_k ~ Gamma(2, scale^2), eq. (30).
 */
final class SphericalCovariance extends LearnedCovariance {
  private static final long serialVersionUID = 1L;

  SphericalCovariance(CentrePrior centres) {
    super(centres);
  }

  @Override
  public CovarianceType type() {
    return CovarianceType.SPHERICAL;
  }

  @Override
  public SecondMoments moments() {
    return SecondMoments.TRACE;
  }

  @Override
  public LocationPosterior posterior(LocationSums sums) {
    double[] means = ConjugateLocations.means(centres, sums);
    double[] shapes = new double[sums.components()];
    double[] rates = new double[sums.components()];
    for (int k = 0; k < shapes.length; k++) {
      double[] mean = new double[dimension()];
      System.arraycopy(means, k * mean.length, mean, 0, mean.length);
      shapes[k] = ConjugateLocations.SHAPE + 0.5 * mean.length * sums.count(k);
      rates[k] =
          centres.scaleSquared() + 0.5 * ConjugateLocations.scatter(centres, sums, k, mean).trace();
      ConjugateLocations.requireFinite(shapes[k] + rates[k], k, sums);
    }
    return new Posterior(this, means, ConjugateLocations.kappas(centres, sums), shapes, rates);
  }

  @Override
  LocationPosterior of(double[] means, double[] kappas) {
    return new Posterior(
        this,
        means,
        kappas,
        fill(kappas.length, ConjugateLocations.SHAPE),
        fill(kappas.length, centres.scaleSquared()));
  }

  @Override
  public LocationPosterior of(LocationParameters parameters) {
    return new Posterior(
        this,
        parameters.flatMeans(),
        parameters.precisions().clone(),
        parameters.column(0),
        parameters.column(1));
  }

  @Override
  public int shapeSize() {
    return 2;
  }

  /** q(tau_k) = Gamma(a_k, b_k). */
  static final class Posterior extends ConjugateLocations {
    private static final long serialVersionUID = 1L;

    private final SphericalCovariance prior;
    final double[] shapes;
    final double[] rates;

    Posterior(
        SphericalCovariance prior,
        double[] means,
        double[] kappas,
        double[] shapes,
        double[] rates) {
      super(prior.centres, means, kappas);
      this.prior = prior;
      this.shapes = shapes;
      this.rates = rates;
    }

    @Override
    public LocationPrior prior() {
      return prior;
    }

    @Override
    double logDeterminant(int k) {
      return means.length
          / kappas.length
          * (GammaFunctions.digamma(shapes[k]) - Math.log(rates[k]));
    }

    @Override
    double degreesOfFreedom(int k) {
      return 2 * shapes[k];
    }

    @Override
    SymmetricMatrix base(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), rates[k] / shapes[k]);
    }

    @Override
    public SymmetricMatrix precision(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), shapes[k] / rates[k]);
    }

    @Override
    public SymmetricMatrix covariance(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), rates[k] / (shapes[k] - 1));
    }

    @Override
    public double divergence(int k) {
      return centreDivergence(k)
          + Gamma.of(shapes[k], rates[k]).kl(Gamma.of(SHAPE, centres.scaleSquared()));
    }

    @Override
    double[][] shapes() {
      double[][] rows = new double[shapes.length][];
      Arrays.setAll(rows, k -> new double[] {shapes[k], rates[k]});
      return rows;
    }

    @Override
    public LocationSums sums() {
      LocationSums sums = firstSums(SecondMoments.TRACE);
      for (int k = 0; k < shapes.length; k++) {
        double scatter = 2 * (rates[k] - centres.scaleSquared()) - squaredPull(k);
        sums.addSquares(k, Math.max(0, scatter));
      }
      return sums;
    }

    @Override
    public LocationPosterior selected(int[] order) {
      return new Posterior(
          prior,
          selected(means, order, dimension()),
          selected(kappas, order, 1),
          selected(shapes, order, 1),
          selected(rates, order, 1));
    }
  }
}
