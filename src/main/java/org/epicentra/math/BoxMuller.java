package org.epicentra.math;

/**
 * Normal numbers from random words in single precision: G. E. P. Box, M. E. Muller (1958), <a
 * href="https://doi.org/10.1214/aoms/1177706645">doi:10.1214/aoms/1177706645</a>.
 *
 * <p>A pair of words gives a radius sqrt(-2 log u) and an angle; the two upper bits of the angle
 * choose a quadrant, the others an angle t in [-pi/4, pi/4). The logarithm, sine and cosine are the
 * polynomials of the Cephes library (S. L. Moshier, netlib.org/cephes: logf, sinf, cosf). All
 * implementations perform the same operations in the same order, each rounded by itself, so their
 * results agree to the last bit.
 */
interface BoxMuller {
  /** Bits of sqrt(1/2): mantissas are taken from here to sqrt(2). */
  int SQRT_HALF_BITS = 0x3F3504F3;

  int MANTISSA = 0x007FFFFF;
  float LN2_LOW = -2.12194440e-4f;
  float LN2_HIGH = 0.693359375f;

  /** Radians per unit of a word's lower 30 bits, shifted left by 2 and taken with a sign. */
  float ANGLE = (float) (Math.PI / 2 * 0x1p-32);

  float[] LOG = {
    7.0376836292e-2f,
    -1.1514610310e-1f,
    1.1676998740e-1f,
    -1.2420140846e-1f,
    1.4249322787e-1f,
    -1.6668057665e-1f,
    2.0000714765e-1f,
    -2.4999993993e-1f,
    3.3333331174e-1f
  };
  float[] SIN = {-1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f};
  float[] COS = {2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f};

  /**
   * Normal numbers from words: with P = {@link #pairs}, word i gives a radius and word P + i its
   * angle; {@code out} receives the P cosines, then the sines.
   *
   * @param words 2 P random words or more
   * @param out receives {@code count} numbers, from {@code from}
   * @param from index of the first number
   * @param count how many, 0 or more
   */
  void transform(int[] words, float[] out, int from, int count);

  /** The pairs of words for {@code count} numbers: half of them, rounded up. */
  static int pairs(int count) {
    return (count + 1) / 2;
  }
}
