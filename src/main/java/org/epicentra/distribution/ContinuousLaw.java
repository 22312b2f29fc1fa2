package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A law on the real line that has a density. Immutable and thread-safe. Logarithms are natural,
 * entropies and divergences in nats.
 */
public interface ContinuousLaw {
  /**
   * ln density at x; minus infinity outside the support.
   *
   * @throws IllegalArgumentException if x is NaN
   */
  double logProb(double x);

  /**
   * The probability of a value of x or less.
   *
   * @throws IllegalArgumentException if x is NaN
   */
  double cdf(double x);

  /** E[X]. */
  double mean();

  /** E[(X - E[X])^2]. */
  double variance();

  /** The differential entropy, which may be negative. */
  double entropy();

  /**
   * A draw, by a method that does not invert the distribution function; it is not differentiable.
   */
  double sample(RandomStream random);
}
