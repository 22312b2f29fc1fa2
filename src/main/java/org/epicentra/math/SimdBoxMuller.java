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

  @Override
  public void transform(int[] words, float[] out, int from, int count) {
    int pairs = BoxMuller.pairs(count);
    int whole = FLOATS.loopBound(count / 2);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector radius = radius(IntVector.fromArray(INTS, words, i));
      IntVector word = IntVector.fromArray(INTS, words, pairs + i);
      FloatVector t = floats(word.lanewise(VectorOperators.LSHL, 2)).mul(ANGLE);
      FloatVector tt = t.mul(t);
      FloatVector sin = sin(t, tt);
      FloatVector cos = cos(tt);
      IntVector quadrant = word.lanewise(VectorOperators.LSHR, 30);
      VectorMask<Float> swap = quadrant.and(1).compare(VectorOperators.NE, 0).cast(FLOATS);
      IntVector half = quadrant.lanewise(VectorOperators.LSHR, 1);
      IntVector cosSign =
          quadrant.lanewise(VectorOperators.XOR, half).lanewise(VectorOperators.LSHL, 31);
      IntVector sinSign = half.lanewise(VectorOperators.LSHL, 31);
      signed(cos.blend(sin, swap), cosSign).mul(radius).intoArray(out, from + i);
      signed(sin.blend(cos, swap), sinSign).mul(radius).intoArray(out, from + pairs + i);
    }
    ScalarBoxMuller.transform(words, whole, out, from, count);
  }

  private static FloatVector radius(IntVector words) {
    FloatVector u = floats(words.lanewise(VectorOperators.LSHR, 9)).add(0.5f).mul(0x1p-23f);
    IntVector bits = u.reinterpretAsInts().sub(SQRT_HALF_BITS);
    FloatVector e = floats(bits.lanewise(VectorOperators.ASHR, 23));
    FloatVector x = bits.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsFloats().sub(1);
    FloatVector p = FloatVector.broadcast(FLOATS, LOG[0]);
    for (int i = 1; i < LOG.length; i++) {
      p = p.mul(x).add(LOG[i]);
    }
    FloatVector xx = x.mul(x);
    FloatVector log =
        p.mul(x).mul(xx).add(e.mul(LN2_LOW)).sub(xx.mul(0.5f)).add(x).add(e.mul(LN2_HIGH));
    return log.mul(-2f).sqrt();
  }

  private static FloatVector sin(FloatVector t, FloatVector tt) {
    return tt.mul(SIN[0]).add(SIN[1]).mul(tt).add(SIN[2]).mul(tt).mul(t).add(t);
  }

  private static FloatVector cos(FloatVector tt) {
    return tt.mul(COS[0]).add(COS[1]).mul(tt).add(COS[2]).mul(tt).mul(tt).sub(tt.mul(0.5f)).add(1);
  }

  private static FloatVector floats(IntVector ints) {
    return (FloatVector) ints.convertShape(VectorOperators.I2F, FLOATS, 0);
  }

  private static FloatVector signed(FloatVector values, IntVector signs) {
    return values.reinterpretAsInts().lanewise(VectorOperators.XOR, signs).reinterpretAsFloats();
  }
}
