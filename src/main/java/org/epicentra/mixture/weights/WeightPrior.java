package org.epicentra.mixture.weights;

import java.io.Serializable;

/** The prior of the weights of the components. Immutable. */
public interface WeightPrior extends Serializable {
  /** Its kind. */
  WeightType type();

  /**
   * The concentration: of each component for a Dirichlet distribution, of the process for a
   * Dirichlet process; NaN for fixed weights.
   */
  double concentration();

  /** The mean weights, length K; a new array. */
  double[] means();

  /** The number of components that the prior was made for; merges and deletions keep it. */
  int slots();

  /**
   * The M-step, eq. (38) and (39).
   *
   * @param counts R_k, the weight of the events of each component, length K up to {@link #slots}
   */
  WeightPosterior posterior(double[] counts);

  /** The prior of chosen components: new component i is old order[i]. */
  WeightPrior selected(int[] order);

  /** Whether the gain of a merge does not depend on merges of other pairs. */
  boolean mergesAreIndependent();

  /**
   * What merges gain the bound, as far as weights go.
   *
   * @param counts R_k, length K
   */
  MergeGains mergeGains(double[] counts);
}
