package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.LogRemainder;
import org.epicentra.math.RandomStream;

/**
 * The beta negative binomial distribution: the number n of failures before r successes, where the
 * probability p of a success is Beta(u, v).
 *
 * <p>P(n) = Gamma(r + n) / (Gamma(r) n!) B(u + r, v + n) / B(u, v). Its tail falls like n^(-u-1).
 */
public final class BetaNegativeBinomial {
  private final double r;
  private final double u;
  private final double v;

  private BetaNegativeBinomial(double r, double u, double v) {
    this.r = r;
    this.u = u;
    this.v = v;
  }

  /**
   * The distribution with given parameters.
   *
   * @param r the number of successes, not necessarily whole, {@code > 0}
   * @param u the shape of p, {@code > 0}
   * @param v the shape of 1 - p, {@code > 0}
   * @throws IllegalArgumentException unless all are positive and finite
   */
  public static BetaNegativeBinomial of(double r, double u, double v) {
    Domain.requirePositive("r", r);
    Domain.requirePositive("u", u);
    Domain.requirePositive("v", v);
    return new BetaNegativeBinomial(r, u, v);
  }

  /** r v / (u - 1), or infinity for {@code u <= 1}. */
  public double mean() {
    return u > 1 ? r * v / (u - 1) : Double.POSITIVE_INFINITY;
  }

  /** r v (r + u - 1) (u + v - 1) / [(u - 1)^2 (u - 2)], or infinity for {@code u <= 2}. */
  public double variance() {
    return u > 2
        ? r * v / (u - 1) * ((r + u - 1) / (u - 1)) * ((u + v - 1) / (u - 2))
        : Double.POSITIVE_INFINITY;
  }

  /**
   * The logarithm of P(n); minus infinity for {@code n < 0}.
   *
   * <p>By Stirling the logarithm is a sum of three parts: roots, corrections, and the divergence of
   * the pairs (r, n) and (u, v) from their sum, whose terms are all of one sign. So nothing cancels
   * even if the parameters are large.
   */
  public double logProb(long n) {
    if (n < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = u + v + r + n;
    // n u - r v with one rounding, after W. Kahan.
    double product = r * v;
    double gap = Math.fma(n, u, -product) - Math.fma(r, v, -product);
    double first = (r + n) / sum;
    double second = (u + v) / sum;
    double divergence =
        divergence(r, gap / sum, first * (u + r))
            + divergence(u, -gap / sum, second * (u + r))
            + divergence(v, gap / sum, second * (v + n));
    double roots = Math.log(u / (u + r)) + Math.log(sum / (u + v));
    double corrections =
        GammaFunctions.betaCorrection(u + r, v + n) - GammaFunctions.betaCorrection(u, v);
    if (n == 0) {
      return 0.5 * roots + corrections - (divergence + r * v / sum);
    }
    roots += Math.log(r / (r + n)) + Math.log(v / (v + n)) - Math.log(n) - Normal.LOG_TWO_PI;
    return 0.5 * roots
        + (corrections - GammaFunctions.betaCorrection(r, n))
        - (divergence + divergence(n, -gap / sum, first * (v + n)));
  }

  /** count (t - ln(1 + t)) with t = gap / count, where 1 + t is expected / count. */
  private static double divergence(double count, double gap, double expected) {
    return count * LogRemainder.of(gap / count, expected / count);
  }

  /**
   * A draw: of a Poisson distribution, whose rate is a draw of Gamma(r, p / (1 - p)) with p a draw
   * of Beta(u, v). It is the largest long if it is beyond it.
   *
   * @param random the source of the draw's random numbers
   */
  public long sample(RandomStream random) {
    double logOdds = Beta.of(u, v).sampleLogOdds(random);
    double rate = StrictMath.exp(Gamma.of(r, 1).sampleLog(random) - logOdds);
    return rate < Long.MAX_VALUE ? Poisson.of(rate).sample(random) : Long.MAX_VALUE;
  }
}
