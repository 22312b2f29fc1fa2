package org.epicentra.math;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The exact sum of floating-point numbers, which does not depend on their order: a fixed-point
 * number in as many digits of 32 bits as the summands need, whose carries wait in the upper halves
 * of longs. R. M. Neal, "Fast exact summation using small and large superaccumulators" (2015),
 * arXiv:1505.05571. Mutable, mergeable, not thread-safe.
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DIGIT_BITS = 32;
  private static final long DIGIT = 0xFFFFFFFFL;
  private static final long FRACTION = (1L << 52) - 1;
  private static final int EXPONENT = 0x7FF;

  /** The lowest bit of all doubles is worth 2^-1074. */
  private static final int LOWEST = -1074;

  /** Each summand adds less than 2^32 to a digit, so that many fit beside a digit. */
  private static final int MOST_WAITING = 1 << 30;

  /** From the digit {@link #first} of those that all doubles would need. */
  private long[] digits = new long[0];

  private int first;
  private int waiting;

  /** The sum of what is not finite; otherwise 0. */
  private double special;

  /** Adds a number; one that is not finite makes the sum infinite or NaN. */
  public void add(double x) {
    add(x, 1);
  }

  /**
   * Adds a number several times.
   *
   * @param times 1 to 2047
   */
  public void add(double x, int times) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) & EXPONENT;
    if (exponent == EXPONENT) {
      special += x;
      return;
    }
    long mantissa = times * (exponent == 0 ? bits & FRACTION : bits & FRACTION | FRACTION + 1);
    if (mantissa == 0) {
      return;
    }
    int position = Math.max(exponent, 1) - 1;
    int digit = position / DIGIT_BITS;
    int shift = position % DIGIT_BITS;
    int at = reserved(digit, digit + 3);
    long low = mantissa << shift;
    long high = mantissa >>> 1 >>> Long.SIZE - 1 - shift;
    if (bits < 0) {
      digits[at] -= low & DIGIT;
      digits[at + 1] -= low >>> DIGIT_BITS;
      digits[at + 2] -= high;
    } else {
      digits[at] += low & DIGIT;
      digits[at + 1] += low >>> DIGIT_BITS;
      digits[at + 2] += high;
    }
    if (++waiting == MOST_WAITING) {
      carry();
    }
  }

  /** Adds all that was added to another sum. */
  public void add(ExactSum other) {
    special += other.special;
    if (other.digits.length == 0) {
      return;
    }
    other.carry();
    carry();
    int at = reserved(other.first, other.first + other.digits.length);
    for (int i = 0; i < other.digits.length; i++) {
      digits[at + i] += other.digits[i];
    }
    waiting = 2;
  }

  /**
   * Makes room for some digits.
   *
   * @return the place of the first of them
   */
  private int reserved(int from, int to) {
    int end = first + digits.length;
    if (from < first || to > end) {
      boolean none = digits.length == 0;
      int newFirst = none ? from : Math.min(from, first);
      int newEnd = none ? to : Math.max(to, end);
      long[] more = new long[newEnd - newFirst];
      System.arraycopy(digits, 0, more, none ? 0 : first - newFirst, digits.length);
      digits = more;
      first = newFirst;
    }
    return from - first;
  }

  /** Moves what waits to where it belongs: all digits but the last lie in [0, 2^32). */
  private void carry() {
    int last = digits.length - 1;
    if (last >= 0 && digits[last] != (int) digits[last]) {
      digits = Arrays.copyOf(digits, ++last + 1);
    }
    long carried = 0;
    for (int i = 0; i < last; i++) {
      long digit = digits[i] + carried;
      digits[i] = digit & DIGIT;
      carried = digit >> DIGIT_BITS;
    }
    if (last >= 0) {
      digits[last] += carried;
    }
    waiting = 1;
  }

  /** The double nearest to the sum, of two equally near the even one; 0 without summands. */
  public double value() {
    if (special != 0) {
      return special;
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[i]));
    }
    return rounded(sum, first * DIGIT_BITS + LOWEST);
  }

  /** The double nearest to n 2^scale. */
  private static double rounded(BigInteger n, int scale) {
    BigInteger magnitude = n.abs();
    int length = magnitude.bitLength();
    int lowest = length - 53; // of the bits that a double can hold
    if (lowest <= 0) {
      return Math.scalb(n.doubleValue(), scale);
    }
    BigInteger kept = magnitude.shiftRight(lowest);
    boolean up =
        magnitude.testBit(lowest - 1)
            && (kept.testBit(0) || magnitude.getLowestSetBit() < lowest - 1);
    double nearest = Math.scalb((double) kept.longValue() + (up ? 1 : 0), lowest + scale);
    return n.signum() < 0 ? -nearest : nearest;
  }
}
