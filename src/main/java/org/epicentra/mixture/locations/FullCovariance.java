package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.SymmetricMatrix;

/**
 * Ellipses or ellipsoids: Lambda_k ~ Wishart(D + 2, (scale^2 I)^-1), whose expected covariance is
 * scale^2 I, eq. (31). H. Attias, "A variational Bayesian framework for graphical models", NIPS
 * 2000.
 */
final class FullCovariance extends LearnedCovariance {
  private static final long serialVersionUID = 1L;

  FullCovariance(CentrePrior centres) {
    super(centres);
  }

  @Override
  public CovarianceType type() {
    return CovarianceType.FULL;
  }

  @Override
  public SecondMoments moments() {
    return SecondMoments.FULL;
  }

  private double degrees() {
    return dimension() + ConjugateLocations.SHAPE;
  }

  private SymmetricMatrix scale() {
    return SymmetricMatrix.scaledIdentity(dimension(), centres.scaleSquared());
  }

  @Override
  public LocationPosterior posterior(LocationSums sums) {
    double[] means = ConjugateLocations.means(centres, sums);
    SymmetricMatrix[] scales = new SymmetricMatrix[sums.components()];
    for (int k = 0; k < scales.length; k++) {
      double[] mean = Arrays.copyOfRange(means, k * dimension(), (k + 1) * dimension());
      scales[k] = scale().plus(ConjugateLocations.scatter(centres, sums, k, mean));
      boolean shaped = scales[k].isPositiveDefinite();
      ConjugateLocations.requireFinite(shaped ? scales[k].logDeterminant() : Double.NaN, k, sums);
    }
    return new Posterior(this, means, ConjugateLocations.kappas(centres, sums), scales);
  }

  @Override
  LocationPosterior of(double[] means, double[] kappas) {
    SymmetricMatrix[] scales = new SymmetricMatrix[kappas.length];
    Arrays.fill(scales, scale());
    return new Posterior(this, means, kappas, scales);
  }

  @Override
  public LocationPosterior of(LocationParameters parameters) {
    SymmetricMatrix[] scales = new SymmetricMatrix[parameters.means().length];
    for (int k = 0; k < scales.length; k++) {
      scales[k] = SymmetricMatrix.of(dimension(), parameters.shapes()[k]);
      if (!scales[k].isPositiveDefinite()) {
        throw new BadInputException(
            "the shape of component %d, %s, is no ellipse".formatted(k, scales[k]));
      }
    }
    return new Posterior(this, parameters.flatMeans(), parameters.precisions().clone(), scales);
  }

  @Override
  public int shapeSize() {
    return dimension() * (dimension() + 1) / 2;
  }

  /** q(Lambda_k) = Wishart(n_k, S_k^-1). */
  static final class Posterior extends ConjugateLocations {
    private static final long serialVersionUID = 1L;

    private final FullCovariance prior;
    final SymmetricMatrix[] scales;

    Posterior(FullCovariance prior, double[] means, double[] kappas, SymmetricMatrix[] scales) {
      super(prior.centres, means, kappas);
      this.prior = prior;
      this.scales = scales;
    }

    @Override
    public LocationPrior prior() {
      return prior;
    }

    /** n_k. */
    private double degrees(int k) {
      return prior.degrees() + events(k);
    }

    @Override
    double logDeterminant(int k) {
      double sum = dimension() * Math.log(2) - scales[k].logDeterminant();
      for (int i = 0; i < dimension(); i++) {
        sum += GammaFunctions.digamma(0.5 * (degrees(k) - i));
      }
      return sum;
    }

    @Override
    double degreesOfFreedom(int k) {
      return degrees(k) + 1 - dimension();
    }

    @Override
    SymmetricMatrix base(int k) {
      return scales[k].times(1 / degreesOfFreedom(k));
    }

    @Override
    public SymmetricMatrix precision(int k) {
      return scales[k].inverse().times(degrees(k));
    }

    @Override
    public SymmetricMatrix covariance(int k) {
      return scales[k].times(1 / (degrees(k) - dimension() - 1));
    }

    @Override
    public double divergence(int k) {
      return centreDivergence(k) + shapeDivergence(k);
    }

    /** KL of Wishart distributions, nats. */
    private double shapeDivergence(int k) {
      double degrees = degrees(k);
      double fewer = prior.degrees();
      SymmetricMatrix scale = prior.scale();
      return 0.5 * (degrees - fewer) * logDeterminant(k)
          - 0.5 * degrees * dimension()
          + 0.5 * scale.traceProduct(precision(k))
          - logNormaliser(degrees, scales[k])
          + logNormaliser(fewer, scale);
    }

    /** ln Z(n, S) of the density |Lambda|^((n-D-1)/2) exp(-tr(S Lambda)/2) / Z. */
    private static double logNormaliser(double degrees, SymmetricMatrix scale) {
      int dimension = scale.size();
      double sum =
          0.5 * degrees * (dimension * Math.log(2) - scale.logDeterminant())
              + 0.25 * dimension * (dimension - 1) * Math.log(Math.PI);
      for (int i = 0; i < dimension; i++) {
        sum += GammaFunctions.logGamma(0.5 * (degrees - i));
      }
      return sum;
    }

    @Override
    double[][] shapes() {
      return Arrays.stream(scales).map(SymmetricMatrix::packed).toArray(double[][]::new);
    }

    @Override
    public LocationSums sums() {
      LocationSums sums = firstSums(SecondMoments.FULL);
      for (int k = 0; k < scales.length; k++) {
        SymmetricMatrix scatter =
            scales[k].plus(prior.scale().times(-1)).plusOuter(pull(k), -centres.kappa());
        sums.addSecond(k, scatter.packed());
      }
      return sums;
    }

    @Override
    public LocationPosterior selected(int[] order) {
      SymmetricMatrix[] some = new SymmetricMatrix[order.length];
      Arrays.setAll(some, i -> scales[order[i]]);
      return new Posterior(
          prior, selected(means, order, dimension()), selected(kappas, order, 1), some);
    }
  }
}
