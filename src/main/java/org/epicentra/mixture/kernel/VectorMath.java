package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** The exponential and the natural logarithm of a vector, the same on every processor. */
final class VectorMath {
  /** Adding it as bits and subtracting it as a number turns a small integer into a double. */
  private static final double TO_DOUBLE = 0x1.8p52;

  private static final long TO_DOUBLE_BITS = Double.doubleToRawLongBits(TO_DOUBLE);

  /** Makes the power of two positive: not all processors shift a sign along. */
  private static final double OFFSET = 2048;

  private VectorMath() {}

  /**
   * exp(v) for {@code v <= 0}: v = n log 2 + r with |r| at most log(2)/2, the Taylor polynomial of
   * degree 11 in r (relative error under 7e-15), and n moved into the exponent. Below -708 the
   * result stays at e^-708.
   */
  static DoubleVector exp(DoubleVector v) {
    DoubleVector x = v.max(ScalarMath.LEAST);
    DoubleVector shifted = x.fma(broadcast(ScalarMath.LOG2_E), broadcast(ScalarMath.ROUND));
    DoubleVector n = shifted.sub(ScalarMath.ROUND);
    DoubleVector r =
        n.fma(broadcast(-ScalarMath.LN2_LOW), n.fma(broadcast(-ScalarMath.LN2_HIGH), x));
    DoubleVector p = r.fma(broadcast(1.0 / 39916800), broadcast(1.0 / 3628800));
    p = p.fma(r, broadcast(1.0 / 362880));
    p = p.fma(r, broadcast(1.0 / 40320));
    p = p.fma(r, broadcast(1.0 / 5040));
    p = p.fma(r, broadcast(1.0 / 720));
    p = p.fma(r, broadcast(1.0 / 120));
    p = p.fma(r, broadcast(1.0 / 24));
    p = p.fma(r, broadcast(1.0 / 6));
    p = p.fma(r, broadcast(0.5));
    p = p.fma(r, broadcast(1));
    p = p.fma(r, broadcast(1));
    return p.reinterpretAsLongs()
        .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
        .reinterpretAsDoubles();
  }

  /**
   * log(v) for normal, positive, finite v, to 2 units in the last place: v = 2^n f with f between
   * sqrt(1/2) and sqrt(2), and log f = 2 artanh(s), s = (f - 1) / (f + 1), by fdlibm's polynomial
   * in s^2 (e_log.c, error below 2^-58).
   */
  static DoubleVector log(DoubleVector v) {
    LongVector bits = v.reinterpretAsLongs();
    LongVector power =
        bits.sub(ScalarMath.ROOT_HALF).lanewise(VectorOperators.AND, ScalarMath.EXPONENT);
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
    DoubleVector small = s.fma(half.add(p), n.mul(ScalarMath.LN2_LOW));
    return n.fma(broadcast(ScalarMath.LN2_HIGH), less.sub(half.sub(small)));
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SimdKernel.SPECIES, value);
  }
}
