package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.distribution.DiagonalNormal;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * Round components of one width that is given: Lambda_k = tau I, mu_k ~ Normal(nu, I / rho), eq.
 * (1), (5) and (8).
 */
final class FixedCovariance implements LocationPrior {
  private static final long serialVersionUID = 1L;

  private final CentrePrior centres;

  FixedCovariance(CentrePrior centres) {
    this.centres = centres;
  }

  @Override
  public CovarianceType type() {
    return CovarianceType.FIXED;
  }

  @Override
  public int dimension() {
    return centres.dimension();
  }

  @Override
  public double tau() {
    return centres.tau;
  }

  @Override
  public double[] nu() {
    return centres.nu.clone();
  }

  @Override
  public double rho() {
    return centres.rho;
  }

  @Override
  public boolean isGivenWidth() {
    return true;
  }

  @Override
  public SecondMoments moments() {
    return SecondMoments.NONE;
  }

  @Override
  public LocationPosterior posterior(LocationSums sums) {
    int dimension = dimension();
    double[] means = new double[sums.components() * dimension];
    double[] precisions = new double[sums.components()];
    for (int k = 0; k < precisions.length; k++) {
      precisions[k] = centres.rho + centres.tau * sums.count(k);
      double total = precisions[k];
      for (int d = 0; d < dimension; d++) {
        int i = k * dimension + d;
        double first = sums.first(k, d) + sums.count(k) * sums.origin(k, d);
        means[i] = (centres.rho * centres.nu[d] + centres.tau * first) / precisions[k];
        total += means[i];
      }
      ConjugateLocations.requireFinite(total, k, sums);
    }
    return new Posterior(this, means, precisions);
  }

  @Override
  public LocationPosterior at(double[] means) {
    double[] precisions = new double[means.length / dimension()];
    Arrays.fill(precisions, centres.rho);
    return new Posterior(this, means.clone(), precisions);
  }

  @Override
  public LocationPosterior of(LocationParameters parameters) {
    return new Posterior(this, parameters.flatMeans(), parameters.precisions().clone());
  }

  @Override
  public int shapeSize() {
    return 0;
  }

  /** q(mu_k) = Normal(m_k, I / rho_k). */
  private static final class Posterior implements LocationPosterior {
    private static final long serialVersionUID = 1L;

    private final FixedCovariance prior;
    private final double[] means;
    private final double[] precisions;
    private final double largest;

    Posterior(FixedCovariance prior, double[] means, double[] precisions) {
      this.prior = prior;
      this.means = means;
      this.precisions = precisions;
      this.largest = Arrays.stream(precisions).max().orElse(prior.centres.rho);
    }

    @Override
    public LocationPrior prior() {
      return prior;
    }

    @Override
    public int components() {
      return precisions.length;
    }

    @Override
    public double mean(int k, int d) {
      return means[k * dimension() + d];
    }

    @Override
    public double centrePrecision(int k) {
      return precisions[k];
    }

    @Override
    public double[] origins() {
      return new double[means.length];
    }

    @Override
    public double events(int k) {
      return Math.max(0, (precisions[k] - prior.centres.rho) / prior.centres.tau);
    }

    @Override
    public double sharedConstant() {
      double tau = prior.centres.tau;
      return 0.5 * dimension() * (Math.log(tau / (2 * Math.PI)) - tau / largest);
    }

    @Override
    public double constant(int k) {
      double vaguer = 1 / precisions[k] - 1 / largest;
      return -(0.5 * prior.centres.tau * dimension() * vaguer);
    }

    @Override
    public double sharedPrecision() {
      return prior.centres.tau;
    }

    @Override
    public SymmetricMatrix precision(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), prior.centres.tau);
    }

    @Override
    public double divergence(int k) {
      return DiagonalNormal.isotropic(mean(k), precisions[k])
          .kl(DiagonalNormal.isotropic(prior.centres.nu, prior.centres.rho));
    }

    @Override
    public SymmetricMatrix covariance(int k) {
      return SymmetricMatrix.scaledIdentity(dimension(), 1 / prior.centres.tau);
    }

    @Override
    public MultivariateStudentT predictive(int k) {
      double variance = 1 / prior.centres.tau + 1 / precisions[k];
      return normal(k, variance);
    }

    @Override
    public MultivariateStudentT centre(int k) {
      return normal(k, 1 / precisions[k]);
    }

    private MultivariateStudentT normal(int k, double variance) {
      return MultivariateStudentT.of(
          Double.POSITIVE_INFINITY, mean(k), SymmetricMatrix.scaledIdentity(dimension(), variance));
    }

    @Override
    public LocationParameters parameters() {
      return new LocationParameters(
          ConjugateLocations.rows(means, dimension()), precisions.clone(), new double[0][]);
    }

    @Override
    public LocationSums sums() {
      CentrePrior centres = prior.centres;
      LocationSums sums =
          new LocationSums(dimension(), SecondMoments.NONE, new double[means.length]);
      double[] first = new double[dimension()];
      for (int k = 0; k < precisions.length; k++) {
        for (int d = 0; d < first.length; d++) {
          first[d] = (precisions[k] * mean(k, d) - centres.rho * centres.nu[d]) / centres.tau;
        }
        sums.add(k, events(k), first);
      }
      return sums;
    }

    @Override
    public LocationPosterior selected(int[] order) {
      int dimension = dimension();
      double[] someMeans = new double[order.length * dimension];
      double[] somePrecisions = new double[order.length];
      for (int i = 0; i < order.length; i++) {
        System.arraycopy(means, order[i] * dimension, someMeans, i * dimension, dimension);
        somePrecisions[i] = precisions[order[i]];
      }
      return new Posterior(prior, someMeans, somePrecisions);
    }
  }
}
