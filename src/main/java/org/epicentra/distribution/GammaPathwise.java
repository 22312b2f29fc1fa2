package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;

/**
 * The derivative of the quantile z of Gamma(a, 1) with respect to the shape a: dz/da = -(dP(a,
 * z)/da) / p(z), where P is the distribution function and p the density. M. Figurnov, S. Mohamed,
 * A. Mnih, "Implicit reparameterization gradients", <a
 * href="https://arxiv.org/abs/1805.08498">arXiv:1805.08498</a>. The factor z^a exp(-z) / Gamma(a)
 * that both share is left out of both, so nothing underflows.
 */
final class GammaPathwise {
  private static final double RELATIVE_TERM = 1e-17;
  private static final double TINY = 1e-300;

  private GammaPathwise() {}

  /**
   * The derivative dz/da.
   *
   * @param shape a, below {@link GammaQuantile#SERIES_FROM}
   * @param z a quantile, {@code >= 0}
   */
  static double byShape(double shape, double z) {
    if (z == 0) {
      return 0;
    }
    return z < shape + 1 ? fromLowerTail(shape, z) : fromUpperTail(shape, z);
  }

  /**
   * From the power series of P, <a href="https://dlmf.nist.gov/8.11.E4">DLMF 8.11.4</a>, and its
   * derivative term by term: with S = sum_n z^n / ((a+1)...(a+n)), it is -(z/a) (S (ln z -
   * digamma(a + 1)) + dS/da).
   */
  private static double fromLowerTail(double a, double z) {
    double term = 1;
    double harmonic = 0;
    double sum = 1;
    double slope = 0;
    for (int n = 1; term > RELATIVE_TERM * sum; n++) {
      term *= z / (a + n);
      harmonic += 1 / (a + n);
      sum += term;
      slope -= term * harmonic;
    }
    return -z / a * (sum * (Math.log(z) - GammaFunctions.digamma(a + 1)) + slope);
  }

  /**
   * From the continued fraction H of the upper tail Q, <a href="https://dlmf.nist.gov/8.9.E2">DLMF
   * 8.9.2</a>, evaluated by Lentz's method together with its derivative: z (H (ln z - digamma(a)) +
   * dH/da).
   */
  private static double fromUpperTail(double a, double z) {
    double b = z + 1 - a;
    double c = 1 / TINY;
    double cSlope = 0;
    double d = 1 / b;
    double dSlope = d * d; // b falls by 1 as a grows by 1
    double h = d;
    double hSlope = dSlope;
    double change = 0;
    double changeSlope = 1;
    for (int i = 1; Math.abs(change - 1) > 2e-16 || Math.abs(changeSlope) > 1e-16; i++) {
      double numerator = -i * (i - a);
      b += 2;
      double denominator = numerator * d + b;
      double denominatorSlope = i * d + numerator * dSlope - 1;
      cSlope = -1 + i / c - numerator * cSlope / (c * c);
      c = b + numerator / c;
      d = 1 / denominator;
      dSlope = -d * d * denominatorSlope;
      change = d * c;
      changeSlope = dSlope * c + d * cSlope;
      hSlope = hSlope * change + h * changeSlope;
      h *= change;
    }
    return z * (h * (Math.log(z) - GammaFunctions.digamma(a)) + hSlope);
  }
}
