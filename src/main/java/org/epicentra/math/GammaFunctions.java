package org.epicentra.math;

import org.apache.commons.math3.special.Gamma;

/**
 * The logarithm of the gamma function, its derivative, and its differences without cancellation.
 *
 * <p>Arguments are positive and finite; NaN gives NaN. For {@code x >= 10} all use Stirling's
 * series, <a href="https://dlmf.nist.gov/5.11">DLMF 5.11.1 and 5.11.2</a>, truncated where the next
 * term is below 1e-15. The digamma function of Commons Math 3.6.1 is not used: its series has a
 * wrong sign (3e-9 too small at 49).
 */
public final class GammaFunctions {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double SERIES_FROM = 10;

  private GammaFunctions() {}

  /** ln Gamma(x) for {@code x > 0}. */
  public static double logGamma(double x) {
    if (x >= SERIES_FROM) {
      return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x);
    }
    return Gamma.logGamma(x);
  }

  /** ln n! for {@code n >= 0}. */
  public static double logFactorial(double n) {
    return n < 2 ? 0 * n : logGamma(n + 1);
  }

  /**
   * ln [Gamma(a + n) / Gamma(a)], the logarithm of the rising factorial, for {@code a > 0, n >= 0}.
   *
   * <p>For a large a the two logarithms agree in most digits, so they are subtracted term by term:
   * the error remains near n times the rounding unit for any a.
   */
  public static double logRising(double a, double n) {
    if (a >= SERIES_FROM) {
      return n * Math.log(a)
          + ((a + n - 0.5) * Math.log1p(n / a) - n)
          + (stirlingCorrection(a + n) - stirlingCorrection(a));
    }
    return logGamma(a + n) - logGamma(a);
  }

  /** The digamma function, d/dx ln Gamma(x), for {@code x > 0}. */
  public static double digamma(double x) {
    double shift = 0;
    double y = x;
    while (y < SERIES_FROM) {
      shift -= 1 / y;
      y += 1;
    }
    double v = 1 / (y * y);
    double series =
        v
            * (1.0 / 12
                - v
                    * (1.0 / 120
                        - v * (1.0 / 252 - v * (1.0 / 240 - v * (1.0 / 132 - v * 691 / 32760)))));
    return shift + (Math.log(y) - 0.5 / y - series);
  }

  /** ln Gamma(x) minus its leading terms (x - 1/2) ln x - x + ln(2 pi)/2. */
  private static double stirlingCorrection(double x) {
    double v = 1 / (x * x);
    double tail = 1.0 / 1188 - v * (691.0 / 360360 - v / 156);
    return (1.0 / 12 - v * (1.0 / 360 - v * (1.0 / 1260 - v * (1.0 / 1680 - v * tail)))) / x;
  }
}
