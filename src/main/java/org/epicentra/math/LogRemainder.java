package org.epicentra.math;

/**
 * t - ln(1 + t), what the logarithm lacks to its tangent at 1. Divergences between large counts are
 * sums of it, all of one sign, where differences of their logarithms would cancel.
 */
public final class LogRemainder {
  private static final double SERIES_BELOW = 0.5;

  private LogRemainder() {}

  /**
   * t - ln(1 + t), where the caller has 1 + t as well: for t near -1 the sum alone has lost digits.
   *
   * @param t {@code >= -1}
   * @param ratio 1 + t, {@code >= 0}
   * @return never negative; infinity for a ratio of 0
   */
  public static double of(double t, double ratio) {
    return t < -SERIES_BELOW ? t - Math.log(ratio) : of(t);
  }

  /**
   * t - ln(1 + t) with an error of a few roundings of the result.
   *
   * @param t {@code >= -1}; -1 gives infinity
   * @return never negative
   */
  public static double of(double t) {
    if (!(Math.abs(t) < SERIES_BELOW)) {
      return t - Math.log1p(t);
    }
    // ln(1 + t) = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...) with s = t / (2 + t), t - 2 s = s t.
    double s = t / (2 + t);
    double square = s * s;
    double sum = 0;
    double power = s * square;
    double before = -1;
    for (int k = 3; sum != before; k += 2) {
      before = sum;
      sum += power / k;
      power *= square;
    }
    return s * t - 2 * sum;
  }
}
