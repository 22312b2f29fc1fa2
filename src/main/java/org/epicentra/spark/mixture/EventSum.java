package org.epicentra.spark.mixture;

import java.io.Serializable;

/**
 * Something summed over events, whose bits do not depend on their order. Mutable, not thread-safe.
 *
 * @param <S> this class
 */
public interface EventSum<S extends EventSum<S>> extends Serializable {
  /**
   * Adds an event.
   *
   * @param x its location, length D, unit; valid during the call
   * @param strength its count, or NaN
   * @param weight {@code > 0}
   */
  void add(double[] x, double strength, double weight);

  /** Adds the events of another sum. */
  void merge(S other);
}
