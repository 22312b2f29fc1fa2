package org.epicentra.mixture.counts;

import java.io.Serializable;
import org.epicentra.math.RandomStream;

/**
 * The distribution of a component's strengths and its conjugate prior. A posterior is two numbers,
 * whatever the law: a = alpha + the sum of the strengths, b = beta + the weight of their events,
 * eq. (6); and a / b is the rate, the expected strength. Immutable.
 */
interface CountLaw extends Serializable {
  /** The part of E ln P(S) that does not depend on S, c_k of eq. (34) and (35), nats. */
  double constant(double a, double b);

  /** What a strength of one more adds to E ln P(S), l_k of eq. (34) and (35), nats. */
  double slope(double a, double b);

  /** KL(q || prior), nats; the prior has alpha and beta in the places of a and b. */
  double divergence(double a, double b, double alpha, double beta);

  /** A quantile of the rate's posterior, eq. (48). */
  double rateQuantile(double a, double b, double level);

  /**
   * The log probability of a new strength, the posterior integrated out, eq. (47), times the
   * strength's factorial.
   */
  double logPredictive(double a, double b, double strength);

  /** A new strength: its parameter is drawn from the posterior, then the strength. */
  long draw(double a, double b, RandomStream random);

  /** A new strength that is not 0: of the predictive law, given that it is 1 or more. */
  long drawPositive(double a, double b, RandomStream random);

  /** A strength of a known rate. */
  long drawAt(double rate, RandomStream random);

  /** A strength of a known rate, given that it is 1 or more. */
  long drawPositiveAt(double rate, RandomStream random);

  /**
   * The factor of P(S) that all components share, but for 1/S!: ln Gamma(r + S) / Gamma(r), eq.
   * (26); 0 for Poisson.
   */
  double logRising(double strength);

  /** The dispersion r, infinite for Poisson: the variance of a strength is rate + rate^2 / r. */
  double dispersion();
}
