package org.epicentra.distribution;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.epicentra.math.GammaFunctions;

/** Quantiles of Gamma(shape, 1), and their derivatives with respect to the shape. */
final class GammaQuantile {
  static final double SERIES_FROM = 1e4;
  private static final int MAX_STEPS = 200;
  private static final double RELATIVE_STEP = 1e-14;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private GammaQuantile() {}

  /**
   * The p-quantile; 0 if it is below the smallest double.
   *
   * @param p in the open interval (0, 1)
   * @throws IllegalArgumentException if p is outside it
   */
  static double of(double shape, double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p is " + p + "; it must lie in (0, 1)");
    }
    double normal = NORMAL.inverseCumulativeProbability(p);
    return shape >= SERIES_FROM ? cornishFisher(shape, normal) : newton(shape, p, normal);
  }

  /**
   * The Cornish-Fisher expansion of chi-square with n = 2 shape degrees of freedom: H. Goldberg, H.
   * Levine, Ann. Math. Statist. 17 (1946), doi:10.1214/aoms/1177730982. The relative error is of
   * order n^-3: 1e-13 where it is used.
   */
  private static double cornishFisher(double shape, double u) {
    double n = 2 * shape;
    double root = Math.sqrt(n);
    double u2 = u * u;
    double chiSquare =
        n
            + root * u * Math.sqrt(2)
            + 2.0 / 3 * (u2 - 1)
            + u * (u2 - 7) / (9 * Math.sqrt(2) * root)
            - (6 * u2 * u2 + 14 * u2 - 32) / (405 * n)
            + u * (9 * u2 * u2 + 256 * u2 - 433) / (4860 * Math.sqrt(2) * n * root);
    return chiSquare / 2;
  }

  /**
   * The derivative of the p-quantile with respect to the shape.
   *
   * @param z the quantile
   */
  static double byShape(double shape, double p, double z) {
    return shape >= SERIES_FROM
        ? cornishFisherSlope(shape, NORMAL.inverseCumulativeProbability(p))
        : GammaPathwise.byShape(shape, z);
  }

  /** The derivative of {@link #cornishFisher}: d(chi-square / 2) / d(n / 2). */
  private static double cornishFisherSlope(double shape, double u) {
    double n = 2 * shape;
    double root = Math.sqrt(n);
    double u2 = u * u;
    return 1
        + u * Math.sqrt(2) / (2 * root)
        - u * (u2 - 7) / (18 * Math.sqrt(2) * n * root)
        + (6 * u2 * u2 + 14 * u2 - 32) / (405 * n * n)
        - u * (9 * u2 * u2 + 256 * u2 - 433) / (3240 * Math.sqrt(2) * n * n * root);
  }

  /**
   * Newton's method on the logarithm of the smaller tail as a function of ln x, kept inside a
   * bracket. It starts from E. B. Wilson, M. M. Hilferty (1931), doi:10.1073/pnas.17.12.684, or,
   * left of its reach, from the first term of the power series, P(x) = x^shape / Gamma(shape + 1).
   */
  private static double newton(double shape, double p, double normal) {
    double logPower = (Math.log(p) + GammaFunctions.logGamma(shape + 1)) / shape;
    double cubeRoot = 1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape));
    double logX = cubeRoot > 0.1 ? Math.log(shape) + 3 * Math.log(cubeRoot) : logPower;
    double low = logPower - 1;
    double high = Math.max(logX, Math.log(shape + 100 + 100 * Math.sqrt(shape)));
    logX = Math.max(logX, low);
    for (int step = 0; step < MAX_STEPS; step++) {
      double x = Math.exp(logX);
      if (x < Double.MIN_NORMAL) {
        return x;
      }
      double error = logTailError(shape, p, x);
      if (error > 0) {
        high = logX;
      } else {
        low = logX;
      }
      double next = logX - error / logTailSlope(shape, p, x);
      if (!(next > low && next < high)) {
        next = Math.abs(error) < RELATIVE_STEP ? logX : (low + high) / 2;
      }
      if (Math.abs(next - logX) <= RELATIVE_STEP) {
        return Math.exp(next);
      }
      logX = next;
    }
    return Math.exp(logX);
  }

  /** Increasing in x, zero at the quantile. */
  private static double logTailError(double shape, double p, double x) {
    return p < 0.5 ? Math.log(lower(shape, x) / p) : -Math.log(upper(shape, x) / (1 - p));
  }

  /** The derivative of {@link #logTailError} with respect to ln x. */
  private static double logTailSlope(double shape, double p, double x) {
    double density = Math.exp(shape * Math.log(x) - x - GammaFunctions.logGamma(shape));
    return density / (p < 0.5 ? lower(shape, x) : upper(shape, x));
  }

  private static double lower(double shape, double x) {
    return org.apache.commons.math3.special.Gamma.regularizedGammaP(shape, x);
  }

  private static double upper(double shape, double x) {
    return org.apache.commons.math3.special.Gamma.regularizedGammaQ(shape, x);
  }
}
