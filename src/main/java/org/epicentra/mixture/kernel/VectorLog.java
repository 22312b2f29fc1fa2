package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** The natural logarithm of a vector, the same on every processor. */
final class VectorLog {
  /** The bits of sqrt(1/2): between it and sqrt(2) lies the factor of the power of two. */
  private static final long ROOT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

  private static final long EXPONENT = 0xfffL << 52;

  /** Adding it as bits and subtracting it as a number turns a small integer into a double. */
  private static final double TO_DOUBLE = 0x1.8p52;

  private static final long TO_DOUBLE_BITS = Double.doubleToRawLongBits(TO_DOUBLE);

  /** Makes the power of two positive: not all processors shift a sign along. */
  private static final double OFFSET = 2048;

  /** log 2 in two parts, the first with trailing zeros (fdlibm's e_log.c). */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  private VectorLog() {}

  /**
   * log(v) for normal, positive, finite v, to 2 units in the last place: v = 2^n f with f between
   * sqrt(1/2) and sqrt(2), and log f = 2 artanh(s), s = (f - 1) / (f + 1), by fdlibm's polynomial
   * in s^2 (e_log.c, error below 2^-58).
   */
  static DoubleVector log(DoubleVector v) {
    LongVector bits = v.reinterpretAsLongs();
    LongVector power = bits.sub(ROOT_HALF).lanewise(VectorOperators.AND, EXPONENT);
    DoubleVector f = bits.sub(power).reinterpretAsDoubles();
    LongVector shifted = power.sub(Long.MIN_VALUE).lanewise(VectorOperators.LSHR, 52);
    DoubleVector n = shifted.add(TO_DOUBLE_BITS).reinterpretAsDoubles().sub(TO_DOUBLE + OFFSET);
    DoubleVector less = f.sub(1);
    DoubleVector s = less.div(less.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(broadcast(0x1.2f112df3e5244p-3), broadcast(0x1.39a09d078c69fp-3));
    p = p.fma(z, broadcast(0x1.7466496cb03dep-3));
    p = p.fma(z, broadcast(0x1.c71c51d8e78afp-3));
    p = p.fma(z, broadcast(0x1.2492494229359p-2));
    p = p.fma(z, broadcast(0x1.999999997fa04p-2));
    p = p.fma(z, broadcast(0x1.5555555555593p-1)).mul(z);
    DoubleVector half = less.mul(less).mul(0.5);
    DoubleVector small = s.fma(half.add(p), n.mul(LN2_LOW));
    return n.fma(broadcast(LN2_HIGH), less.sub(half.sub(small)));
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SimdKernel.SPECIES, value);
  }
}
