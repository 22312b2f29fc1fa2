package org.epicentra.math;

import org.apache.commons.math3.special.Gamma;

/**
 * The logarithms of the gamma and beta functions, their derivatives, and their differences without
 * cancellation.
 *
 * <p>Arguments are positive and finite; NaN gives NaN. For {@code x >= 10} all use Stirling's
 * series, <a href="https://dlmf.nist.gov/5.11">DLMF 5.11.1 and 5.11.2</a>, truncated where the next
 * term is below 1e-15. The digamma function of Commons Math 3.6.1 is not used: its series has a
 * wrong sign (3e-9 too small at 49).
 */
public final class GammaFunctions {
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
  private static final double SERIES_FROM = 10;

  /** B_2k / 2k, by which ln x - 1/(2x) exceeds the digamma function, in powers of 1/x^2 from 1. */
  private static final double[] DIGAMMA_SERIES = {
    0, 1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
  };

  /** ln n! of small n, which catalogs have many of. */
  private static final double[] LOG_FACTORIALS = new double[1024];

  static {
    for (int n = 2; n < LOG_FACTORIALS.length; n++) {
      LOG_FACTORIALS[n] = logGamma(n + 1);
    }
  }

  private GammaFunctions() {}

  /** ln Gamma(x) for {@code x > 0}. */
  public static double logGamma(double x) {
    if (x >= SERIES_FROM) {
      return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingCorrection(x);
    }
    return Gamma.logGamma(x);
  }

  /** ln n! for whole {@code n >= 0}. */
  public static double logFactorial(double n) {
    if (n >= 0 && n < LOG_FACTORIALS.length && n == (int) n) {
      return LOG_FACTORIALS[(int) n];
    }
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

  private static double digammaSeries(double x) {
    double v = 1 / (x * x);
    double sum = 0;
    for (int k = DIGAMMA_SERIES.length - 1; k >= 0; k--) {
      sum = sum * v + DIGAMMA_SERIES[k];
    }
    return sum;
  }

  /**
   * digamma(a + b) - digamma(a) for {@code a > 0, b >= 0}. It keeps its relative accuracy, 2e-15,
   * where the two agree in most digits: all its parts are differences in closed form.
   */
  public static double digammaDifference(double a, double b) {
    double shift = 0;
    double y = a;
    while (y < SERIES_FROM) {
      shift += b / y / (y + b);
      y += 1;
    }
    double sum = y + b;
    double v = 1 / (y * y);
    double w = 1 / (sum * sum);
    double slope = 0;
    double value = 0;
    for (int k = DIGAMMA_SERIES.length - 1; k >= 0; k--) {
      slope = slope * w + value;
      value = value * v + DIGAMMA_SERIES[k];
    }
    // v - w, the difference of the squares.
    double gap = b / y / sum * (1 / y + 1 / sum);
    return shift + (Math.log1p(b / y) + 0.5 * b / y / sum + gap * slope);
  }

  /** The trigamma function, the derivative of digamma, for {@code x > 0}. */
  public static double trigamma(double x) {
    double shift = 0;
    double y = x;
    while (y < SERIES_FROM) {
      shift += 1 / (y * y);
      y += 1;
    }
    double v = 1 / (y * y);
    double tail = 1.0 / 30 - v * (5.0 / 66 - v * (691.0 / 2730 - v * 7 / 6));
    double series = v * (1.0 / 6 - v * (1.0 / 30 - v * (1.0 / 42 - v * tail)));
    return shift + (1 + 0.5 / y + series) / y;
  }

  /**
   * ln B(a, b) = ln [Gamma(a) Gamma(b) / Gamma(a + b)] for {@code a, b > 0}. The error is a few
   * roundings of 1 + |ln B|, however far apart a and b are.
   */
  public static double logBeta(double a, double b) {
    double small = Math.min(a, b);
    double large = Math.max(a, b);
    return HALF_LOG_TWO_PI
        - 0.5 * Math.log(large)
        - (small - 0.5) * Math.log1p(large / small)
        - large * Math.log1p(small / large)
        + betaCorrection(a, b);
  }

  /**
   * ln B(a, b) minus its leading terms by Stirling, (a - 1/2) ln a + (b - 1/2) ln b - (a + b - 1/2)
   * ln(a + b) + ln(2 pi)/2.
   */
  public static double betaCorrection(double a, double b) {
    return logGammaCorrection(a) + logGammaCorrection(b) - logGammaCorrection(a + b);
  }

  /** ln Gamma(x) minus its leading terms (x - 1/2) ln x - x + ln(2 pi)/2, for {@code x > 0}. */
  public static double logGammaCorrection(double x) {
    if (x >= SERIES_FROM) {
      return stirlingCorrection(x);
    }
    return Gamma.logGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
  }

  /** The derivative of {@link #logGammaCorrection}: digamma(x) - ln x + 1/(2x), never positive. */
  public static double digammaCorrection(double x) {
    return x >= SERIES_FROM ? -digammaSeries(x) : digamma(x) - Math.log(x) + 0.5 / x;
  }

  /** ln Gamma(x) minus its leading terms (x - 1/2) ln x - x + ln(2 pi)/2. */
  private static double stirlingCorrection(double x) {
    double v = 1 / (x * x);
    double tail = 1.0 / 1188 - v * (691.0 / 360360 - v / 156);
    return (1.0 / 12 - v * (1.0 / 360 - v * (1.0 / 1260 - v * (1.0 / 1680 - v * tail)))) / x;
  }
}
