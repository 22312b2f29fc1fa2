package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A distribution on the non-negative integers. Immutable and thread-safe. Logarithms are natural;
 * entropies and divergences are in nats. As a function of the parameters a draw is piecewise
 * constant, so it has no useful derivative; {@link RelaxedCategorical} is its differentiable
 * substitute.
 */
public interface DiscreteDistribution {
  /**
   * The logarithm of P(N = n); minus infinity outside the support.
   *
   * @param n any integer
   */
  double logProb(long n);

  /** E[N]. */
  double mean();

  /** E[(N - E[N])^2]. */
  double variance();

  /** The entropy -sum_n P(n) ln P(n), in nats. */
  double entropy();

  /**
   * A draw.
   *
   * @param random the source of the draw's random numbers
   */
  long sample(RandomStream random);
}
