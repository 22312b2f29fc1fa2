package org.epicentra.mixture.counts;

import java.io.Serializable;

/**
 * Sums over the events that have a strength, by component: their weight R°_k and their weighted
 * strengths L_k, eq. (24). Mutable, mergeable, not thread-safe.
 */
public final class StrengthSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] events;
  private final double[] strengths;

  /** Zero sums of C components. */
  public StrengthSums(int components) {
    this(new double[components], new double[components]);
  }

  /** Takes ownership of the arrays, both of length C. */
  public StrengthSums(double[] events, double[] strengths) {
    this.events = events;
    this.strengths = strengths;
  }

  /** Adds what some events give to component k. */
  public void add(int k, double weight, double strength) {
    events[k] += weight;
    strengths[k] += strength;
  }

  /** Adds the sums of other events, each times a factor. */
  public void merge(StrengthSums other, double factor) {
    for (int k = 0; k < events.length; k++) {
      events[k] += factor * other.events[k];
      strengths[k] += factor * other.strengths[k];
    }
  }

  /** The number of components C. */
  public int components() {
    return events.length;
  }

  /** R°_k. */
  public double events(int k) {
    return events[k];
  }

  /** L_k. */
  public double strengths(int k) {
    return strengths[k];
  }

  /** A copy of all R°_k. */
  public double[] events() {
    return events.clone();
  }

  /** A copy of all L_k. */
  public double[] strengths() {
    return strengths.clone();
  }

  /** The sums of chosen components: new component i is old order[i]. */
  public StrengthSums selected(int[] order) {
    StrengthSums selected = new StrengthSums(order.length);
    for (int i = 0; i < order.length; i++) {
      selected.add(i, events[order[i]], strengths[order[i]]);
    }
    return selected;
  }

  /** The sums where component k has become a part of component j; k is still there, empty. */
  public StrengthSums merged(int j, int k) {
    StrengthSums merged = new StrengthSums(events(), strengths());
    merged.add(j, events[k], strengths[k]);
    merged.events[k] = 0;
    merged.strengths[k] = 0;
    return merged;
  }
}
