package org.epicentra.mixture.weights;

/** What merges of two components gain the bound, as far as weights go. */
@FunctionalInterface
public interface MergeGains {
  /**
   * What the bound gains where component k becomes a part of component j: sum R e - KL after less
   * before, each at its optimum, nats.
   */
  double of(int j, int k);
}
