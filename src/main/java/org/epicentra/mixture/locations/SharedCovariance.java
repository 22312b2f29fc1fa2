package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.distribution.Gamma;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.SymmetricMatrix;

/** Round components of one learned width: Lambda_k = tau I, tau ~ Gamma(2, scale^2), eq. (29). */
final class SharedCovariance extends LearnedCovariance {
  private static final long serialVersionUID = 1L;

  SharedCovariance(CentrePrior centres) {
    super(centres);
  }

  @Override
  public CovarianceType type() {
    return CovarianceType.SHARED;
  }

  @Override
  public SecondMoments moments() {
    return SecondMoments.TOTAL;
  }

  @Override
  public LocationPosterior posterior(LocationSums sums) {
    double[] means = ConjugateLocations.means(centres, sums);
    LocationSums about = sums.about(means);
    double scatter = about.totalSquares();
    double events = 0;
    for (int k = 0; k < sums.components(); k++) {
      double pull = 0;
      for (int d = 0; d < dimension(); d++) {
        double difference = means[k * dimension() + d] - centres.nu[d];
        pull += difference * difference;
      }
      scatter += centres.kappa() * pull;
      events += sums.count(k);
    }
    double shape = ConjugateLocations.SHAPE + 0.5 * dimension() * events;
    double rate = centres.scaleSquared() + 0.5 * scatter;
    ConjugateLocations.requireFinite(shape + rate, 0, sums);
    return new Posterior(this, means, ConjugateLocations.kappas(centres, sums), shape, rate);
  }

  /** The width stays: it is that of all components, of which these are some. */
  @Override
  public LocationPosterior posterior(LocationSums sums, LocationPosterior like) {
    Posterior same = (Posterior) like;
    return new Posterior(
        this,
        ConjugateLocations.means(centres, sums),
        ConjugateLocations.kappas(centres, sums),
        same.shape,
        same.rate);
  }

  @Override
  LocationPosterior of(double[] means, double[] kappas) {
    return new Posterior(this, means, kappas, ConjugateLocations.SHAPE, centres.scaleSquared());
  }

  @Override
  public LocationPosterior of(LocationParameters parameters) {
    return new Posterior(
        this,
        parameters.flatMeans(),
        parameters.precisions().clone(),
        parameters.shapes()[0][0],
        parameters.shapes()[0][1]);
  }

  @Override
  public int shapeSize() {
    return 2;
  }

  /** q(tau) = Gamma(a, b). */
  static final class Posterior extends ConjugateLocations {
    private static final long serialVersionUID = 1L;

    private final SharedCovariance prior;
    final double shape;
    final double rate;
    private final double largest;

    Posterior(SharedCovariance prior, double[] means, double[] kappas, double shape, double rate) {
      super(prior.centres, means, kappas);
      this.prior = prior;
      this.shape = shape;
      this.rate = rate;
      this.largest = Arrays.stream(kappas).max().orElse(centres.kappa());
    }

    @Override
    public LocationPrior prior() {
      return prior;
    }

    @Override
    double logDeterminant(int k) {
      return dimension() * (GammaFunctions.digamma(shape) - Math.log(rate));
    }

    @Override
    double degreesOfFreedom(int k) {
      return 2 * shape;
    }

    @Override
    SymmetricMatrix base(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), rate / shape);
    }

    @Override
    public double sharedConstant() {
      return 0.5
          * (logDeterminant(0) - dimension() * Math.log(2 * Math.PI) - dimension() / largest);
    }

    @Override
    public double constant(int k) {
      return -0.5 * dimension() * (1 / kappas[k] - 1 / largest);
    }

    @Override
    public double sharedPrecision() {
      return shape / rate;
    }

    @Override
    public SymmetricMatrix precision(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), shape / rate);
    }

    @Override
    public SymmetricMatrix covariance(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), rate / (shape - 1));
    }

    @Override
    public double divergence(int k) {
      return centreDivergence(k);
    }

    @Override
    public double sharedDivergence() {
      return Gamma.of(shape, rate).kl(Gamma.of(SHAPE, centres.scaleSquared()));
    }

    @Override
    double[][] shapes() {
      return new double[][] {{shape, rate}};
    }

    @Override
    public LocationSums sums() {
      LocationSums sums = firstSums(SecondMoments.TOTAL);
      double scatter = 2 * (rate - centres.scaleSquared());
      for (int k = 0; k < kappas.length; k++) {
        scatter -= squaredPull(k);
      }
      sums.addSquares(0, Math.max(0, scatter));
      return sums;
    }

    @Override
    public LocationPosterior selected(int[] order) {
      return new Posterior(
          prior, selected(means, order, dimension()), selected(kappas, order, 1), shape, rate);
    }
  }
}
