package org.epicentra.mixture;

import java.io.Serializable;

/**
 * The moves that a pass prepares: the deletion of each component, and the merging of some pairs.
 * Immutable; serialised with the pass.
 */
public final class MovePlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] first;
  private final int[] second;

  /**
   * @param pairs pairs of components {j, k}, {@code j < k}, each once
   */
  MovePlan(int[][] pairs) {
    this.first = new int[pairs.length];
    this.second = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      first[i] = pairs[i][0];
      second[i] = pairs[i][1];
    }
  }

  /** The number of pairs. */
  public int pairs() {
    return first.length;
  }

  /** The first component of a pair. */
  public int first(int pair) {
    return first[pair];
  }

  /** The second component of a pair, after the first. */
  public int second(int pair) {
    return second[pair];
  }
}
