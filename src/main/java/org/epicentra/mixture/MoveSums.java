package org.epicentra.mixture;

import java.io.Serializable;

/**
 * Sums over events from which moves are decided. Mutable, mergeable, not thread-safe.
 *
 * <p>Of each component the entropy -sum w r ln r, and sum w ln(1 - r), by which the data term falls
 * without it, eq. (44); of each pair the entropy that both have as one, -sum w (r_j + r_k) ln(r_j +
 * r_k), eq. (45).
 */
public final class MoveSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MovePlan plan;
  private final double[] entropies;
  private final double[] deletions;
  private final double[] pairEntropies;

  MoveSums(int components, MovePlan plan) {
    this.plan = plan;
    this.entropies = new double[components];
    this.deletions = new double[components];
    this.pairEntropies = new double[plan.pairs()];
  }

  /** The moves that are prepared. */
  public MovePlan plan() {
    return plan;
  }

  /**
   * Adds what some events give to component k.
   *
   * @param entropy -sum w r ln r
   * @param deletion sum w ln(1 - r), {@code <= 0}
   */
  public void add(int k, double entropy, double deletion) {
    entropies[k] += entropy;
    deletions[k] += deletion;
  }

  /**
   * Adds what some events give to a pair.
   *
   * @param entropy -sum w (r_j + r_k) ln(r_j + r_k)
   */
  public void addPair(int pair, double entropy) {
    pairEntropies[pair] += entropy;
  }

  void merge(MoveSums other) {
    for (int k = 0; k < entropies.length; k++) {
      add(k, other.entropies[k], other.deletions[k]);
    }
    for (int i = 0; i < pairEntropies.length; i++) {
      addPair(i, other.pairEntropies[i]);
    }
  }

  /** sum w ln(1 - r) of component k; minus infinity where nothing else explains an event. */
  double deletion(int k) {
    return deletions[k];
  }

  /** Ent_jk - Ent_j - Ent_k of eq. (45): what the entropy gains by a merge, {@code <= 0}. */
  double mergeGain(int pair) {
    return pairEntropies[pair] - entropies[plan.first(pair)] - entropies[plan.second(pair)];
  }
}
