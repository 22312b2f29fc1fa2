package org.epicentra.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Transforms as many pairs at a time as the processor has lanes, and the last few one by one. */
final class SimdBoxMuller implements BoxMuller {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /**
   * A step over all pairs. Java's optimising compiler inlines the targets of a call where there are
   * one or two of them. All steps in one method are more than it inlines, and then vectors become
   * objects; so one call has three targets, and each is compiled by itself.
   */
  private interface Pass {
    void run(int[] words, float[] out, int from, int count);
  }

  private static final Pass[] PASSES = {
    SimdBoxMuller::radii, SimdBoxMuller::angles, SimdBoxMuller::rest
  };

  @Override
  public void transform(int[] words, float[] out, int from, int count) {
    for (Pass pass : PASSES) {
      pass.run(words, out, from, count);
    }
  }

  private static void radii(int[] words, float[] out, int from, int count) {
    int whole = FLOATS.loopBound(count / 2);
    for (int i = 0; i < whole; i += LANES) {
      radius(IntVector.fromArray(INTS, words, i)).intoArray(out, from + i);
    }
  }

  private static void angles(int[] words, float[] out, int from, int count) {
    int pairs = BoxMuller.pairs(count);
    int whole = FLOATS.loopBound(count / 2);
    for (int i = 0; i < whole; i += LANES) {
      turn(IntVector.fromArray(INTS, words, pairs + i), out, from + i, from + pairs + i);
    }
  }

  private static void rest(int[] words, float[] out, int from, int count) {
    ScalarBoxMuller.transform(words, FLOATS.loopBound(count / 2), out, from, count);
  }

  /** From radii at {@code cosines} and words of angles to cosines and sines. */
  private static void turn(IntVector words, float[] out, int cosines, int sines) {
    FloatVector radius = FloatVector.fromArray(FLOATS, out, cosines);
    FloatVector t = floats(words.lanewise(VectorOperators.LSHL, 2)).mul(ANGLE);
    FloatVector tt = t.mul(t);
    IntVector sin = sin(t, tt).reinterpretAsInts();
    IntVector cos = cos(tt).reinterpretAsInts();
    IntVector quadrant = words.lanewise(VectorOperators.LSHR, 30);
    VectorMask<Integer> swap = quadrant.and(1).compare(VectorOperators.NE, 0);
    IntVector half = quadrant.lanewise(VectorOperators.LSHR, 1);
    signed(cos.blend(sin, swap), quadrant.lanewise(VectorOperators.XOR, half))
        .mul(radius)
        .intoArray(out, cosines);
    signed(sin.blend(cos, swap), half).mul(radius).intoArray(out, sines);
  }

  private static FloatVector radius(IntVector words) {
    FloatVector u = floats(words.lanewise(VectorOperators.LSHR, 9)).add(0.5f).mul(0x1p-23f);
    IntVector bits = u.reinterpretAsInts().sub(SQRT_HALF_BITS);
    FloatVector e = floats(bits.lanewise(VectorOperators.ASHR, 23));
    FloatVector x = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
    FloatVector p = polynomial(LOG, x);
    FloatVector xx = x.mul(x);
    FloatVector log =
        p.mul(x).mul(xx).add(e.mul(LN2_LOW)).sub(xx.mul(0.5f)).add(x).add(e.mul(LN2_HIGH));
    return log.mul(-2f).sqrt();
  }

  private static FloatVector polynomial(float[] coefficients, FloatVector x) {
    FloatVector p = FloatVector.broadcast(FLOATS, coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      p = p.mul(x).add(coefficients[i]);
    }
    return p;
  }

  private static FloatVector sin(FloatVector t, FloatVector tt) {
    return polynomial(SIN, tt).mul(tt).mul(t).add(t);
  }

  private static FloatVector cos(FloatVector tt) {
    return polynomial(COS, tt).mul(tt).mul(tt).sub(tt.mul(0.5f)).add(1);
  }

  private static FloatVector floats(IntVector ints) {
    return (FloatVector) ints.convertShape(VectorOperators.I2F, FLOATS, 0);
  }

  /** Numbers by their bits, negative where the lowest bit of {@code signs} is 1. */
  private static FloatVector signed(IntVector bits, IntVector signs) {
    return bits.lanewise(VectorOperators.XOR, signs.lanewise(VectorOperators.LSHL, 31))
        .reinterpretAsFloats();
  }
}
