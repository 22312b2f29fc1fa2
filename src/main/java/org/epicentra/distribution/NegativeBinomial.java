package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;

/**
 * The negative binomial law as the mixture of Poisson laws whose rate is Gamma(shape, rate):
 *
 * <p>P(n) = Gamma(shape + n) / (Gamma(shape) n!) p^shape (1 - p)^n with p = rate / (rate + 1).
 *
 * <p>Kept in terms of the rate, since p itself loses digits where the rate is large.
 */
public final class NegativeBinomial {
  private final double shape;
  private final double rate;

  private NegativeBinomial(double shape, double rate) {
    this.shape = shape;
    this.rate = rate;
  }

  /**
   * @param shape {@code > 0}
   * @param rate {@code > 0}
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public static NegativeBinomial of(double shape, double rate) {
    Domain.requirePositive("shape", shape);
    Domain.requirePositive("rate", rate);
    return new NegativeBinomial(shape, rate);
  }

  /** The shape. */
  public double shape() {
    return shape;
  }

  /** The rate. */
  public double rate() {
    return rate;
  }

  /** shape / rate. */
  public double mean() {
    return shape / rate;
  }

  /** ln P(0) = shape ln p. */
  public double logProbabilityOfZero() {
    return -shape * Math.log1p(1 / rate);
  }

  /** ln P(n) for {@code n >= 0}. */
  public double logProb(long n) {
    return logProbabilityOfZero()
        + GammaFunctions.logRising(shape, n)
        - n * Math.log1p(rate)
        - GammaFunctions.logFactorial(n);
  }
}
