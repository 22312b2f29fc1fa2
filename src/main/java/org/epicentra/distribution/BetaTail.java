package org.epicentra.distribution;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.ContinuedFraction;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.LogRemainder;

/**
 * Tails of Beta(a, b) and their inverse, as functions of the log odds t = ln x - ln(1 - x), so that
 * neither x nor 1 - x loses digits where it is small.
 */
final class BetaTail {
  private static final double PRECISION = 2.5e-16;
  private static final int MAX_STEPS = 100;
  private static final double LAST_STEP = 1e-8;
  private static final double SMALLEST_START = 1e-14;
  private static final double LARGEST_LOG_ODDS = 690;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private BetaTail() {}

  /**
   * ln [x^a (1-x)^b / B(a, b)]: the density with respect to the log odds. Its main part is -(a + b)
   * KL(mean || x), as a sum of two terms of one sign; the saddle-point form of C. Loader, "Fast and
   * accurate computation of binomial probabilities" (2000).
   *
   * @param x in (0, 1)
   * @param y 1 - x
   */
  static double logKernel(double a, double b, double x, double y) {
    double excess = x * b - y * a;
    return 0.5 * (Math.log(a) - Math.log1p(a / b) - Normal.LOG_TWO_PI)
        - GammaFunctions.betaCorrection(a, b)
        - a * LogRemainder.of(excess / a, x * ((a + b) / a))
        - b * LogRemainder.of(-excess / b, y * ((a + b) / b));
  }

  /** ln P(X &lt;= x). */
  static double logLower(double a, double b, double x, double y) {
    if (x * b <= y * a) {
      return logKernel(a, b, x, y) - Math.log(slope(a, b, x, y));
    }
    return Math.log1p(-Math.exp(logKernel(a, b, x, y) - Math.log(slope(b, a, y, x))));
  }

  /**
   * The kernel over the lower tail, which is also the derivative of ln P(X &lt;= x) with respect to
   * the log odds. The continued fraction of A. R. DiDonato, A. H. Morris, "Significant digit
   * computation of the incomplete beta function ratios", ACM TOMS 18 (1992), eq. (9),
   * doi:10.1145/131766.131776.
   *
   * @param x not above the mean
   */
  private static double slope(double a, double b, double x, double y) {
    double missing = y * a - x * b + 1;
    ContinuedFraction fraction =
        new ContinuedFraction() {
          @Override
          protected double getA(int m, double at) {
            double odd = a + 2 * m + 1;
            double even = m == 0 ? 0 : m * (b - m) * at / (a + 2 * m - 1);
            return m + even + (a + m) / odd * (missing + m * (1 + y));
          }

          @Override
          protected double getB(int m, double at) {
            double odd = (a + 2 * m - 1) / at;
            return (a + m - 1) / odd * ((a + b + m - 1) / odd) * m * (b - m);
          }
        };
    return fraction.evaluate(x, PRECISION, Integer.MAX_VALUE);
  }

  /**
   * The log odds of the u-quantile.
   *
   * @param u in the open interval (0, 1)
   */
  static double logOdds(double a, double b, double u) {
    double least = power(a, b, Math.log(u));
    double most = -power(b, a, Math.log1p(-u));
    if (least < -LARGEST_LOG_ODDS || most > LARGEST_LOG_ODDS) {
      return least < -LARGEST_LOG_ODDS ? least : most;
    }
    return u <= 0.5 ? newton(a, b, u, least, most) : -newton(b, a, 1 - u, -most, -least);
  }

  /**
   * The log odds where the first term of the power series, x^a / (a B(a, b)), is a given number.
   * They are never right of the quantile, and are the quantile if x is below 1e-299.
   */
  private static double power(double a, double b, double logTail) {
    return (logTail + Math.log(a) + GammaFunctions.logBeta(a, b)) / a;
  }

  /**
   * Newton's method on the logarithm of the lower tail, which is concave in the log odds: from the
   * second step on it approaches the quantile from the left.
   */
  private static double newton(double a, double b, double u, double least, double most) {
    double t = Math.min(Math.max(least, cornishFisher(a, b, u)), most);
    for (int step = 0; step < MAX_STEPS; step++) {
      double x = 1 / (1 + Math.exp(-t));
      double y = 1 / (1 + Math.exp(t));
      double lower = logLower(a, b, x, y);
      double error = lower - Math.log(u);
      double next = t - error / Math.exp(logKernel(a, b, x, y) - lower);
      if (!(Math.abs(error) > LAST_STEP)) {
        return next;
      }
      t = Math.min(Math.max(least, next), most);
    }
    return t;
  }

  /** A start, from the first three cumulants of the log odds. */
  private static double cornishFisher(double a, double b, double u) {
    double normal = NORMAL.inverseCumulativeProbability(Math.max(u, SMALLEST_START));
    double variance = GammaFunctions.trigamma(a) + GammaFunctions.trigamma(b);
    double skewness = (1 / b / b - 1 / a / a) / variance;
    return GammaFunctions.digamma(a)
        - GammaFunctions.digamma(b)
        + normal * Math.sqrt(variance)
        + (normal * normal - 1) / 6 * skewness;
  }
}
