package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;

/**
 * The negative binomial distribution, as the mixture of Poisson distributions whose rate is
 * Gamma(shape, rate):
 *
 * <p>P(n) = Gamma(shape + n) / (Gamma(shape) n!) p^shape (1 - p)^n with p = rate / (rate + 1).
 *
 * <p>It is computed from the rate, since p itself loses digits if the rate is large.
 */
public final class NegativeBinomial {
  private final double shape;
  private final double rate;

  private NegativeBinomial(double shape, double rate) {
    this.shape = shape;
    this.rate = rate;
  }

  /**
   * The distribution with a given shape and rate of the mixing gamma distribution.
   *
   * @param shape {@code > 0}
   * @param rate {@code > 0}
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public static NegativeBinomial of(double shape, double rate) {
    Domain.requirePositive("shape", shape);
    Domain.requirePositive("rate", rate);
    return new NegativeBinomial(shape, rate);
  }

  /** The shape of the mixing gamma distribution. */
  public double shape() {
    return shape;
  }

  /** The rate of the mixing gamma distribution. */
  public double rate() {
    return rate;
  }

  /** shape / rate. */
  public double mean() {
    return shape / rate;
  }

  /** The logarithm of P(0) = p^shape. */
  public double logProbabilityOfZero() {
    return -shape * Math.log1p(1 / rate);
  }

  /**
   * The logarithm of P(n).
   *
   * @param n {@code >= 0}
   */
  public double logProb(long n) {
    return logProbabilityOfZero()
        + GammaFunctions.logRising(shape, n)
        - n * Math.log1p(rate)
        - GammaFunctions.logFactorial(n);
  }
}
