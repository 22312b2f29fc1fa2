package org.epicentra.mixture.kernel;

/**
 * The exponential and the natural logarithm as {@link VectorMath} computes them, operation by
 * operation: the same bits for a number alone, on every processor.
 */
final class ScalarMath {
  /** Adding and subtracting 1.5 * 2^52 rounds to an integer, which is left in the low bits. */
  static final double ROUND = 0x1.8p52;

  static final double LOG2_E = 0x1.71547652b82fep0;

  /**
   * log 2 in two parts, the first with trailing zeros, so that n * LN2_HIGH is exact (fdlibm's
   * e_exp.c and e_log.c).
   */
  static final double LN2_HIGH = 0x1.62e42feep-1;

  static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** The least argument of the exponential: below it the result stays at e^-708. */
  static final double LEAST = -708;

  /** The bits of sqrt(1/2): between it and sqrt(2) lies the factor of the power of two. */
  static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  static final long EXPONENT = 0xfffL << 52;

  private ScalarMath() {}

  /** exp(v) for {@code v <= 0}, see {@link VectorMath#exp}. */
  static double exp(double v) {
    double x = Math.max(v, LEAST);
    double shifted = Math.fma(x, LOG2_E, ROUND);
    double n = shifted - ROUND;
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    double p = Math.fma(r, 1.0 / 39916800, 1.0 / 3628800);
    p = Math.fma(p, r, 1.0 / 362880);
    p = Math.fma(p, r, 1.0 / 40320);
    p = Math.fma(p, r, 1.0 / 5040);
    p = Math.fma(p, r, 1.0 / 720);
    p = Math.fma(p, r, 1.0 / 120);
    p = Math.fma(p, r, 1.0 / 24);
    p = Math.fma(p, r, 1.0 / 6);
    p = Math.fma(p, r, 0.5);
    p = Math.fma(p, r, 1);
    p = Math.fma(p, r, 1);
    long power = Double.doubleToRawLongBits(shifted) << 52;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(p) + power);
  }

  /** log(v) for normal, positive, finite v, see {@link VectorMath#log}. */
  static double log(double v) {
    long bits = Double.doubleToRawLongBits(v);
    long power = bits - ROOT_HALF & EXPONENT;
    double f = Double.longBitsToDouble(bits - power);
    double n = power >> 52;
    double less = f - 1;
    double s = less / (less + 2);
    double z = s * s;
    double p = Math.fma(z, 0x1.2f112df3e5244p-3, 0x1.39a09d078c69fp-3);
    p = Math.fma(p, z, 0x1.7466496cb03dep-3);
    p = Math.fma(p, z, 0x1.c71c51d8e78afp-3);
    p = Math.fma(p, z, 0x1.2492494229359p-2);
    p = Math.fma(p, z, 0x1.999999997fa04p-2);
    p = Math.fma(p, z, 0x1.5555555555593p-1) * z;
    double half = less * less * 0.5;
    double small = Math.fma(s, half + p, n * LN2_LOW);
    return Math.fma(n, LN2_HIGH, less - (half - small));
  }
}
