package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.LogRemainder;
import org.epicentra.math.RandomStream;

/**
 * The beta distribution, density x^(alpha-1) (1-x)^(beta-1) / B(alpha, beta) on {@code 0 < x < 1}.
 *
 * <p>Both x and 1 - x keep their digits where they are small, and no difference of large logarithms
 * is taken, for shapes from 1e-3 to 1e12.
 */
public final class Beta implements ContinuousDistribution {
  private final double alpha;
  private final double beta;

  private Beta(double alpha, double beta) {
    this.alpha = alpha;
    this.beta = beta;
  }

  /**
   * The distribution with given shapes.
   *
   * @param alpha the power of x plus 1, {@code > 0}
   * @param beta the power of 1 - x plus 1, {@code > 0}
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public static Beta of(double alpha, double beta) {
    Domain.requirePositive("alpha", alpha);
    Domain.requirePositive("beta", beta);
    return new Beta(alpha, beta);
  }

  /** The shape of x. */
  public double alpha() {
    return alpha;
  }

  /** The shape of 1 - x. */
  public double beta() {
    return beta;
  }

  /** alpha / (alpha + beta). */
  @Override
  public double mean() {
    return alpha / (alpha + beta);
  }

  /** alpha beta / [(alpha + beta)^2 (alpha + beta + 1)]. */
  @Override
  public double variance() {
    double sum = alpha + beta;
    return alpha / sum * (beta / sum) / (sum + 1);
  }

  /** E[ln X] = digamma(alpha) - digamma(alpha + beta). */
  public double meanLog() {
    return -GammaFunctions.digammaDifference(alpha, beta);
  }

  /** The logarithm of the density; minus infinity unless {@code 0 < x < 1}. */
  @Override
  public double logProb(double x) {
    Domain.requireNumber("x", x);
    if (x <= 0 || x >= 1) {
      return Double.NEGATIVE_INFINITY;
    }
    return BetaTail.logKernel(alpha, beta, x, 1 - x) - Math.log(x) - Math.log1p(-x);
  }

  @Override
  public double cdf(double x) {
    Domain.requireNumber("x", x);
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    return Math.exp(BetaTail.logLower(alpha, beta, x, 1 - x));
  }

  /**
   * The differential entropy in nats. The parts of ln B(alpha, beta) and of the mean logarithms
   * that grow with the shapes are cancelled by hand.
   */
  @Override
  public double entropy() {
    double sum = alpha + beta;
    return 0.5 * (Normal.LOG_TWO_PI + Math.log(alpha / sum) + Math.log(beta / sum) - Math.log(sum))
        + GammaFunctions.betaCorrection(alpha, beta)
        + fromMeanLog(alpha, 1)
        + fromMeanLog(beta, 1)
        - fromMeanLog(sum, 2);
  }

  /** What (powers - x) (digamma(x) - ln x) contributes to the entropy. */
  private static double fromMeanLog(double x, double powers) {
    return (powers - x) * (GammaFunctions.digammaCorrection(x) - 0.5 / x);
  }

  /**
   * The divergence KL(this || other) in nats. Its main part is that of two Bernoulli distributions,
   * other's alpha + beta times; neither is a difference of large numbers.
   */
  public double kl(Beta other) {
    double sum = alpha + beta;
    double otherSum = other.alpha + other.beta;
    // alpha beta' - alpha' beta with one rounding, after W. Kahan.
    double product = other.alpha * beta;
    double gap =
        (Math.fma(alpha, other.beta, -product) - Math.fma(other.alpha, beta, -product)) / sum;
    return other.alpha * LogRemainder.of(gap / other.alpha, alpha / sum * (otherSum / other.alpha))
        + other.beta * LogRemainder.of(-gap / other.beta, beta / sum * (otherSum / other.beta))
        + fromShape(other.alpha, alpha)
        + fromShape(other.beta, beta)
        - fromShape(otherSum, sum);
  }

  /** How far ln Gamma(x) + x - x ln x lies above its tangent at another argument. */
  private static double fromShape(double x, double at) {
    return 0.5 * LogRemainder.of((x - at) / at, x / at)
        + (GammaFunctions.logGammaCorrection(x) - GammaFunctions.logGammaCorrection(at))
        - GammaFunctions.digammaCorrection(at) * (x - at);
  }

  /**
   * The quantile: the x with {@link #cdf} u; 0 if it is below the smallest double.
   *
   * @param u in the open interval (0, 1)
   * @throws IllegalArgumentException if u is outside it
   */
  public double quantile(double u) {
    return 1 / (1 + Math.exp(-logOddsQuantile(u)));
  }

  /**
   * The quantile of the log odds, ln X - ln(1 - X): the odds x / (1 - x) or (1 - x) / x at a
   * quantile are its exponential, or that of its negative.
   *
   * @param u in the open interval (0, 1)
   * @throws IllegalArgumentException if u is outside it
   */
  public double logOddsQuantile(double u) {
    Domain.requireOpenUnit("u", u);
    return BetaTail.logOdds(alpha, beta, u);
  }

  /** A draw: X / (X + Y) of independent draws X of Gamma(alpha, 1) and Y of Gamma(beta, 1). */
  @Override
  public double sample(RandomStream random) {
    return 1 / (1 + StrictMath.exp(-sampleLogOdds(random)));
  }

  /**
   * The log odds ln X - ln(1 - X) of a draw, of which neither X nor 1 - X is rounded to 0.
   *
   * @param random the source of the draw's random numbers
   */
  public double sampleLogOdds(RandomStream random) {
    double first = Gamma.of(alpha, 1).sampleLog(random);
    return first - Gamma.of(beta, 1).sampleLog(random);
  }
}
