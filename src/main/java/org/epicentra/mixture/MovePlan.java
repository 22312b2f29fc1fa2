package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The moves that a pass prepares: the deletion of each component, and the merging of some pairs.
 * Immutable; serialised with the pass.
 */
public final class MovePlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] first;
  private final int[] second;

  /** The numbers of the pairs of component 0, of component 1, and so on; and where each begins. */
  private final int[] numbers;

  private final int[] begins;

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
    int components = Arrays.stream(second).max().orElse(-1) + 1;
    this.begins = new int[components + 1];
    for (int i = 0; i < pairs.length; i++) {
      begins[first[i] + 1]++;
      begins[second[i] + 1]++;
    }
    for (int k = 0; k < components; k++) {
      begins[k + 1] += begins[k];
    }
    this.numbers = new int[2 * pairs.length];
    int[] next = begins.clone();
    for (int i = 0; i < pairs.length; i++) {
      numbers[next[first[i]]++] = i;
      numbers[next[second[i]]++] = i;
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

  /** The number of pairs that a component is in. */
  public int pairsOf(int k) {
    return k + 1 < begins.length ? begins[k + 1] - begins[k] : 0;
  }

  /** The i-th pair that a component is in. */
  public int pairOf(int k, int i) {
    return numbers[begins[k] + i];
  }
}
