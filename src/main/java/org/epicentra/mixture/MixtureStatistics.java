package org.epicentra.mixture;

import java.io.Serializable;
import org.epicentra.DivergenceException;

/**
 * What a pass over events sums, eq. (4), and all that leaves a partition: the statistics of each
 * component and the data term of the bound. Mutable, mergeable, not thread-safe. Sums are plain and
 * in the order of the calls, so the same order gives the same bits.
 */
public final class MixtureStatistics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int dimension;
  private final double[] effectiveCounts;
  private final double[] observedCounts;
  private final double[] locationSums;
  private final double[] strengthSums;
  private double logNormaliser;
  private long rows;
  private double weightSum;

  private MixtureStatistics(int components, int dimension) {
    this.dimension = dimension;
    this.effectiveCounts = new double[components];
    this.observedCounts = new double[components];
    this.locationSums = new double[components * dimension];
    this.strengthSums = new double[components];
  }

  /** Zero statistics of K components in D dimensions: the identity of {@link #merge}. */
  public static MixtureStatistics of(int components, int dimension) {
    return new MixtureStatistics(components, dimension);
  }

  /**
   * The statistics behind a posterior, (5) and (6) solved for them, each times a factor: what its
   * events gave to the components. They have no rows and no data term.
   *
   * @param factor {@code > 0}
   */
  static MixtureStatistics behind(MixturePosterior posterior, double factor) {
    MixturePrior prior = posterior.prior();
    int dimension = posterior.dimension();
    MixtureStatistics statistics = of(posterior.components(), dimension);
    for (int k = 0; k < posterior.components(); k++) {
      double precision = posterior.meanPrecision(k);
      double count = Math.max(0, (precision - prior.rho()) / prior.tau());
      for (int d = 0; d < dimension; d++) {
        double sum = (precision * posterior.mean(k, d) - prior.rho() * prior.nu(d)) / prior.tau();
        statistics.locationSums[k * dimension + d] = factor * sum;
      }
      statistics.effectiveCounts[k] = factor * count;
      statistics.observedCounts[k] = factor * Math.max(0, posterior.rateRate(k) - prior.beta());
      statistics.strengthSums[k] = factor * Math.max(0, posterior.rateShape(k) - prior.alpha());
      statistics.weightSum += factor * count;
    }
    return statistics;
  }

  /**
   * Adds what some events give to component k.
   *
   * @param count sum of w r_nk over the events, {@code >= 0}
   * @param locationSum sum of w r_nk x_n, length D, absolute coordinates, unit; read only
   * @param strengthSum sum of w r_nk S_n; not used unless observed
   * @param observed whether these events have strengths
   */
  public void addComponent(
      int k, double count, double[] locationSum, double strengthSum, boolean observed) {
    effectiveCounts[k] += count;
    for (int d = 0; d < dimension; d++) {
      locationSums[k * dimension + d] += locationSum[d];
    }
    if (observed) {
      observedCounts[k] += count;
      strengthSums[k] += strengthSum;
    }
  }

  /**
   * Adds what some events give to the bound.
   *
   * @param rows their number
   * @param weightSum the sum of their weights
   * @param logNormaliser sum of w logsumexp_k log rho_nk, with all constants of eq. (2)
   */
  public void addBlock(long rows, double weightSum, double logNormaliser) {
    this.rows += rows;
    this.weightSum += weightSum;
    this.logNormaliser += logNormaliser;
  }

  /**
   * Adds the statistics of other events.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public void merge(MixtureStatistics other) {
    if (other.components() != components() || other.dimension != dimension) {
      throw new IllegalArgumentException(
          "cannot merge statistics of "
              + (other.components() + " x " + other.dimension)
              + " into "
              + (components() + " x " + dimension));
    }
    addTo(effectiveCounts, other.effectiveCounts);
    addTo(observedCounts, other.observedCounts);
    addTo(locationSums, other.locationSums);
    addTo(strengthSums, other.strengthSums);
    addBlock(other.rows, other.weightSum, other.logNormaliser);
  }

  private static void addTo(double[] sums, double[] terms) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += terms[i];
    }
  }

  /** The number of components K. */
  public int components() {
    return effectiveCounts.length;
  }

  /** The number of coordinates D. */
  public int dimension() {
    return dimension;
  }

  /** R_k, the weight of the events of component k. */
  public double effectiveCount(int k) {
    return effectiveCounts[k];
  }

  /** The part of R_k whose events have a strength. */
  public double observedCount(int k) {
    return observedCounts[k];
  }

  /** Coordinate d of X_k, unit. */
  public double locationSum(int k, int d) {
    return locationSums[k * dimension + d];
  }

  /** L_k. */
  public double strengthSum(int k) {
    return strengthSums[k];
  }

  /** The data term of the bound, sum_n w_n logsumexp_k log rho_nk, nats. */
  public double logNormaliser() {
    return logNormaliser;
  }

  /** The number of events. */
  public long rows() {
    return rows;
  }

  /** The sum of the events' weights. */
  public double weightSum() {
    return weightSum;
  }

  /**
   * The M-step, eq. (5) and (6).
   *
   * @throws DivergenceException when a sum of a component is not finite
   */
  public MixturePosterior update(MixturePrior prior) {
    int components = components();
    double[] means = new double[components * dimension];
    double[] precisions = new double[components];
    double[] shapes = new double[components];
    double[] rates = new double[components];
    for (int k = 0; k < components; k++) {
      precisions[k] = prior.rho() + prior.tau() * effectiveCounts[k];
      shapes[k] = prior.alpha() + strengthSums[k];
      rates[k] = prior.beta() + observedCounts[k];
      double total = precisions[k] + shapes[k] + rates[k];
      for (int d = 0; d < dimension; d++) {
        int i = k * dimension + d;
        means[i] = (prior.rho() * prior.nu(d) + prior.tau() * locationSums[i]) / precisions[k];
        total += means[i];
      }
      if (!Double.isFinite(total)) {
        throw new DivergenceException(
            "The statistics of component "
                + k
                + " are not finite: "
                + describe(k)
                + ". Check the scale of the coordinates and of tau.");
      }
    }
    return new MixturePosterior(
        prior,
        means,
        precisions,
        new MixturePosterior.RateParameters(shapes, rates),
        effectiveCounts.clone());
  }

  /**
   * The evidence lower bound, eq. (7), nats.
   *
   * @param evaluatedAt the posterior that the pass used
   * @throws DivergenceException when it is not finite
   */
  public double elbo(MixturePosterior evaluatedAt) {
    double elbo = logNormaliser;
    for (int k = 0; k < components(); k++) {
      elbo -= evaluatedAt.divergence(k);
    }
    if (!Double.isFinite(elbo)) {
      throw new DivergenceException(
          "The bound is "
              + elbo
              + " (its data term "
              + logNormaliser
              + " over "
              + rows
              + " events). Check the scale of the coordinates and of tau.");
    }
    return elbo;
  }

  /** The same statistics in another order: new component i is old order[i]. */
  MixtureStatistics permuted(int[] order) {
    MixtureStatistics permuted = of(components(), dimension);
    addTo(permuted.effectiveCounts, MixturePosterior.permuted(effectiveCounts, order, 1));
    addTo(permuted.observedCounts, MixturePosterior.permuted(observedCounts, order, 1));
    addTo(permuted.locationSums, MixturePosterior.permuted(locationSums, order, dimension));
    addTo(permuted.strengthSums, MixturePosterior.permuted(strengthSums, order, 1));
    permuted.addBlock(rows, weightSum, logNormaliser);
    return permuted;
  }

  private String describe(int k) {
    StringBuilder text = new StringBuilder("R = " + effectiveCounts[k] + ", X =");
    for (int d = 0; d < dimension; d++) {
      text.append(' ').append(locationSum(k, d));
    }
    return text.append(", L = ").append(strengthSums[k]).toString();
  }
}
