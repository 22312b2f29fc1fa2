package org.epicentra.mixture.weights;

import java.io.Serializable;

/** The posterior of the weights of the components. Immutable. */
public interface WeightPosterior extends Serializable {
  /** E ln of the weight of component k, e_k, nats. */
  double expectedLog(int k);

  /** The mean of the weight of component k, eq. (41). */
  double mean(int k);

  /** The mean of its square. */
  double meanSquare(int k);

  /**
   * The same posterior after the deletion of components, eq. (44): those that are left are numbered
   * anew, and no weight changes; that of the deleted ones is nobody's.
   *
   * @param others the components that are left, in order
   */
  default WeightPosterior remaining(int[] others) {
    return new RemainingWeights(this, others);
  }

  /** KL(q || prior), nats. */
  double divergence();
}
