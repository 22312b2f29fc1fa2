package org.epicentra.spark.mixture;

import java.io.Serializable;

/**
 * A sum over events of what depends on their log predictive densities under some posteriors.
 * Mutable, for one thread.
 *
 * @param <S> this class
 */
public interface DensitySum<S extends DensitySum<S>> extends Serializable {
  /** A sum over no events. */
  S empty();

  /**
   * Adds an event.
   *
   * @param logDensities under each posterior, nats; valid during the call
   * @param weight {@code > 0}
   */
  void add(double[] logDensities, double weight);

  /**
   * Adds the events of another sum, which come after those of this one.
   *
   * @return this
   */
  S merge(S later);
}
