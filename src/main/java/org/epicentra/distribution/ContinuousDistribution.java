package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A distribution with a density on the real line. Immutable and thread-safe. Logarithms are
 * natural; entropies and divergences are in nats.
 */
public interface ContinuousDistribution {
  /**
   * The logarithm of the density; minus infinity outside the support.
   *
   * @param x any number, infinities included
   * @throws IllegalArgumentException if x is NaN
   */
  double logProb(double x);

  /**
   * The distribution function, P(X &le; x).
   *
   * @param x any number, infinities included
   * @return from 0 to 1
   * @throws IllegalArgumentException if x is NaN
   */
  double cdf(double x);

  /** E[X]. */
  double mean();

  /** E[(X - E[X])^2]. */
  double variance();

  /** The differential entropy in nats, which may be negative. */
  double entropy();

  /**
   * A draw, by a method that does not invert the distribution function. It has no derivative with
   * respect to the parameters.
   *
   * @param random the source of the draw's random numbers
   */
  double sample(RandomStream random);
}
