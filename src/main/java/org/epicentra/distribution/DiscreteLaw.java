package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A law on the whole numbers from 0 on. Immutable and thread-safe. Logarithms are natural,
 * entropies and divergences in nats. A draw jumps where it changes with the parameters, so it has
 * no useful derivative: see {@link RelaxedCategorical} for what takes its place.
 */
public interface DiscreteLaw {
  /** ln P(n); minus infinity outside the support. */
  double logProb(long n);

  /** E[N]. */
  double mean();

  /** E[(N - E[N])^2]. */
  double variance();

  /** -sum_n P(n) ln P(n). */
  double entropy();

  /** A draw. */
  long sample(RandomStream random);
}
