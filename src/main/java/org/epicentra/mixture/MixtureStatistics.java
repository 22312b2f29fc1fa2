package org.epicentra.mixture;

import java.io.Serializable;
import org.epicentra.DivergenceException;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;

/**
 * What a pass over events sums, eq. (4) and (24), and all that leaves a partition: the statistics
 * of each component and of the background, and the data term of the bound. Mutable, mergeable, not
 * thread-safe. Sums are plain and in the order of the calls, so the same order gives the same bits.
 */
public final class MixtureStatistics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LocationSums locations;
  private final StrengthSums strengths;
  private final MoveSums moves;
  private double background;
  private double logNormaliser;
  private long rows;
  private double weightSum;

  private MixtureStatistics(LocationSums locations, StrengthSums strengths, MoveSums moves) {
    this.locations = locations;
    this.strengths = strengths;
    this.moves = moves;
  }

  /** Zero statistics of a pass at a posterior: the identity of {@link #merge}. */
  public static MixtureStatistics of(MixturePosterior posterior) {
    return of(posterior, null);
  }

  /**
   * Zero statistics of a pass at a posterior.
   *
   * @param plan the moves to prepare; null for none
   */
  public static MixtureStatistics of(MixturePosterior posterior, MovePlan plan) {
    return new MixtureStatistics(
        new LocationSums(
            posterior.dimension(),
            posterior.prior().locations().moments(),
            posterior.locations().origins()),
        new StrengthSums(posterior.classes()),
        plan == null ? null : new MoveSums(posterior.components(), plan));
  }

  /** Zero statistics of the textbook model with K components in D dimensions. */
  public static MixtureStatistics of(int components, int dimension) {
    return new MixtureStatistics(
        new LocationSums(dimension, SecondMoments.NONE, new double[components * dimension]),
        new StrengthSums(components),
        null);
  }

  /**
   * Adds what some events give to component k.
   *
   * @param count sum of w r_nk over the events, {@code >= 0}
   * @param locationSum sum of w r_nk (x_n - origin), length D, unit; read only
   * @param strengthSum sum of w r_nk S_n; not used unless observed
   * @param observed whether these events have strengths
   */
  public void addComponent(
      int k, double count, double[] locationSum, double strengthSum, boolean observed) {
    locations.add(k, count, locationSum);
    if (observed) {
      strengths.add(k, count, strengthSum);
    }
  }

  /**
   * Adds what some events give to the background.
   *
   * @param count sum of w r_n0 over the events, {@code >= 0}
   * @param strengthSum sum of w r_n0 S_n; not used unless observed
   * @param observed whether these events have strengths
   */
  public void addBackground(double count, double strengthSum, boolean observed) {
    background += count;
    if (observed) {
      strengths.add(locations.components(), count, strengthSum);
    }
  }

  /** The sums of locations, for second moments. */
  public LocationSums locations() {
    return locations;
  }

  /** The sums from which moves are decided; null where none are prepared. */
  public MoveSums moves() {
    return moves;
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
   * Adds the statistics of other events at the same posterior.
   *
   * @throws IllegalArgumentException when the sizes differ
   */
  public void merge(MixtureStatistics other) {
    if (other.components() != components() || other.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "cannot merge statistics of "
              + (other.components() + " x " + other.dimension())
              + " into "
              + (components() + " x " + dimension()));
    }
    locations.merge(other.locations);
    strengths.merge(other.strengths, 1);
    background += other.background;
    if (moves != null) {
      moves.merge(other.moves);
    }
    addBlock(other.rows, other.weightSum, other.logNormaliser);
  }

  /** The number of components K. */
  public int components() {
    return locations.components();
  }

  /** The number of coordinates D. */
  public int dimension() {
    return locations.dimension();
  }

  /** R_k, the weight of the events of component k. */
  public double effectiveCount(int k) {
    return locations.count(k);
  }

  /** The weight of the background's events. */
  public double background() {
    return background;
  }

  /** The part of R_k whose events have a strength; k is K for the background. */
  public double observedCount(int k) {
    return strengths.events(k);
  }

  /** L_k; k is K for the background. */
  public double strengthSum(int k) {
    return strengths.strengths(k);
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

  /** The sums as they are: of observed events. */
  MixtureSums sums() {
    return new MixtureSums(locations, strengths, background);
  }

  /**
   * The evidence lower bound, eq. (7) and (42), nats.
   *
   * @param evaluatedAt the posterior that the pass used
   * @throws DivergenceException when it is not finite
   */
  public double elbo(MixturePosterior evaluatedAt) {
    double elbo = logNormaliser;
    for (int k = 0; k < components(); k++) {
      elbo -= evaluatedAt.divergence(k);
    }
    elbo -= evaluatedAt.sharedDivergence();
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
    MixtureSums sums = sums().selected(order);
    MixtureStatistics permuted = new MixtureStatistics(sums.locations(), sums.strengths(), null);
    permuted.background = background;
    permuted.addBlock(rows, weightSum, logNormaliser);
    return permuted;
  }
}
