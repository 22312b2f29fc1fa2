package org.epicentra.math;

/**
 * Pairs of normal numbers from pairs of random words, in single precision: G. E. P. Box, M. E.
 * Muller (1958), <a href="https://doi.org/10.1214/aoms/1177706645">doi:10.1214/aoms/1177706645</a>.
 *
 * <p>A radius sqrt(-2 log u) and an angle; the angle's two upper bits choose a quadrant, the others
 * an angle t in [-pi/4, pi/4). The logarithm, sine and cosine are polynomials of the Cephes library
 * (S. L. Moshier, netlib.org/cephes: logf, sinf, cosf). Implementations do the same operations in
 * the same order, each rounded by itself, so that their results are equal to the last bit.
 */
interface BoxMuller {
  /** Bits of sqrt(1/2): mantissas are taken from here to sqrt(2). */
  int SQRT_HALF_BITS = 0x3F3504F3;

  int MANTISSA = 0x007FFFFF;
  float LN2_LOW = -2.12194440e-4f;
  float LN2_HIGH = 0.693359375f;

  /** pi/2 of a turn is 2^32 of a word's lower 30 bits, taken with a sign. */
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
   * Normal numbers from words: word i gives a radius and word pairs + i its angle; the cosines come
   * first in {@code out}, then the sines.
   *
   * @param words 2 * pairs random words
   * @param pairs half of count, rounded up
   * @param out takes {@code count} numbers, from {@code from}
   */
  void transform(int[] words, int pairs, float[] out, int from, int count);
}
