package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.DivergenceException;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * Centres whose prior is as precise as their component is narrow, mu_k | Lambda_k ~ Normal(nu,
 * (kappa_0 Lambda_k)^-1): what the learned shapes have in common, eq. (27) and (28).
 */
abstract class ConjugateLocations implements LocationPosterior {
  private static final long serialVersionUID = 1L;

  /**
   * a_tau of a gamma prior, and n_0 - D of a Wishart prior: the least whole number for which the
   * expected variance exists, which then is scale^2.
   */
  static final double SHAPE = 2;

  final CentrePrior centres;
  final double[] means;
  final double[] kappas;

  /**
   * @param means m_k, K*D values, component by component, unit; not copied
   * @param kappas kappa_k, length K; not copied
   */
  ConjugateLocations(CentrePrior centres, double[] means, double[] kappas) {
    this.centres = centres;
    this.means = means;
    this.kappas = kappas;
  }

  /** kappa_k = kappa_0 + R_k, eq. (27). */
  static double[] kappas(CentrePrior centres, LocationSums sums) {
    double[] kappas = sums.counts();
    for (int k = 0; k < kappas.length; k++) {
      kappas[k] = centres.kappa() + kappas[k];
    }
    return kappas;
  }

  /** m_k of eq. (27), from first moments about origins near it. */
  static double[] means(CentrePrior centres, LocationSums sums) {
    int dimension = sums.dimension();
    double kappa = centres.kappa();
    double[] means = new double[sums.components() * dimension];
    for (int k = 0; k < sums.components(); k++) {
      for (int d = 0; d < dimension; d++) {
        double origin = sums.origin(k, d);
        double pull = sums.first(k, d) + kappa * (centres.nu[d] - origin);
        means[k * dimension + d] = origin + pull / (kappa + sums.count(k));
      }
    }
    return means;
  }

  /** C_k of eq. (28): the scatter about m_k, and what the prior of the centre adds. */
  static SymmetricMatrix scatter(CentrePrior centres, LocationSums sums, int k, double[] mean) {
    double[] pull = mean.clone();
    for (int d = 0; d < pull.length; d++) {
      pull[d] -= centres.nu[d];
    }
    return sums.scatterAbout(k, mean, mean).plusOuter(pull, centres.kappa());
  }

  /**
   * @throws DivergenceException when a number that is made of all results of a component is not
   *     finite
   */
  static void requireFinite(double total, int k, LocationSums sums) {
    if (!Double.isFinite(total)) {
      throw new DivergenceException(
          "The statistics of component "
              + k
              + " are not finite: R = "
              + sums.count(k)
              + ", X = "
              + Arrays.toString(sums.first(k))
              + ". Check the scale of the coordinates and of tau.");
    }
  }

  @Override
  public final int components() {
    return kappas.length;
  }

  @Override
  public final double mean(int k, int d) {
    return means[k * centres.dimension() + d];
  }

  @Override
  public final double[] origins() {
    return means.clone();
  }

  @Override
  public final double centrePrecision(int k) {
    return kappas[k] * precision(k).trace() / centres.dimension();
  }

  @Override
  public final double events(int k) {
    return Math.max(0, kappas[k] - centres.kappa());
  }

  /** E ln |Lambda_k|, eq. (32). */
  abstract double logDeterminant(int k);

  /** Degrees of freedom of the predictive distribution, eq. (46). */
  abstract double degreesOfFreedom(int k);

  /** The scale matrix of the predictive distribution at a known centre, eq. (46), unit^2. */
  abstract SymmetricMatrix base(int k);

  @Override
  public double sharedConstant() {
    return 0;
  }

  @Override
  public double constant(int k) {
    int dimension = centres.dimension();
    return 0.5 * (logDeterminant(k) - dimension * Math.log(2 * Math.PI) - dimension / kappas[k]);
  }

  @Override
  public double sharedPrecision() {
    return Double.NaN;
  }

  /** KL of the centre, given the shape, from its prior, nats. */
  final double centreDivergence(int k) {
    int dimension = centres.dimension();
    double ratio = centres.kappa() / kappas[k];
    return 0.5
        * (dimension * (ratio - 1 - Math.log(ratio))
            + centres.kappa() * precision(k).quadraticForm(pull(k)));
  }

  /** m_k - nu. */
  final double[] pull(int k) {
    double[] pull = mean(k);
    for (int d = 0; d < pull.length; d++) {
      pull[d] -= centres.nu[d];
    }
    return pull;
  }

  @Override
  public final MultivariateStudentT predictive(int k) {
    return studentT(k, 1 + 1 / kappas[k]);
  }

  @Override
  public final MultivariateStudentT centre(int k) {
    return studentT(k, 1 / kappas[k]);
  }

  private MultivariateStudentT studentT(int k, double factor) {
    return MultivariateStudentT.of(degreesOfFreedom(k), mean(k), base(k).times(factor));
  }

  /** Sums of weights and first moments, about the centres; second moments are 0. */
  final LocationSums firstSums(SecondMoments moments) {
    LocationSums sums = new LocationSums(centres.dimension(), moments, means.clone());
    for (int k = 0; k < kappas.length; k++) {
      double[] first = pull(k);
      for (int d = 0; d < first.length; d++) {
        first[d] *= centres.kappa();
      }
      sums.add(k, events(k), first);
    }
    return sums;
  }

  /** The squared pull of the prior on the centre of component k, unit^2. */
  final double squaredPull(int k) {
    double sum = 0;
    for (double each : pull(k)) {
      sum += each * each;
    }
    return centres.kappa() * sum;
  }

  /** Means as rows. */
  static double[][] rows(double[] means, int dimension) {
    double[][] rows = new double[means.length / dimension][];
    Arrays.setAll(rows, k -> Arrays.copyOfRange(means, k * dimension, (k + 1) * dimension));
    return rows;
  }

  @Override
  public final LocationParameters parameters() {
    return new LocationParameters(rows(means, centres.dimension()), kappas.clone(), shapes());
  }

  /** The rows of {@link LocationParameters#shapes}. */
  abstract double[][] shapes();

  static double[] selected(double[] values, int[] order, int width) {
    double[] selected = new double[order.length * width];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * width, selected, i * width, width);
    }
    return selected;
  }
}
