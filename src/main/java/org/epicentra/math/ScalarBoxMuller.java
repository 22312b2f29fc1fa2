package org.epicentra.math;

/** Transforms one pair at a time. */
final class ScalarBoxMuller implements BoxMuller {
  @Override
  public void transform(int[] words, float[] out, int from, int count) {
    transform(words, 0, out, from, count);
  }

  /** The same from the pair {@code first} on. */
  static void transform(int[] words, int first, float[] out, int from, int count) {
    int pairs = BoxMuller.pairs(count);
    for (int i = first; i < pairs; i++) {
      float radius = radius(words[i]);
      int word = words[pairs + i];
      float t = (word << 2) * ANGLE;
      float sin = sin(t);
      float cos = cos(t);
      int quadrant = word >>> 30;
      boolean swap = (quadrant & 1) != 0;
      int cosSign = ((quadrant ^ (quadrant >>> 1)) & 1) << 31;
      int sinSign = (quadrant >>> 1) << 31;
      out[from + i] = signed(swap ? sin : cos, cosSign) * radius;
      if (pairs + i < count) {
        out[from + pairs + i] = signed(swap ? cos : sin, sinSign) * radius;
      }
    }
  }

  /** The radius sqrt(-2 log u), u = (upper 23 bits + 1/2) 2^-23. */
  private static float radius(int word) {
    float u = ((word >>> 9) + 0.5f) * 0x1p-23f;
    int bits = Float.floatToRawIntBits(u) - SQRT_HALF_BITS;
    float e = bits >> 23;
    float x = Float.intBitsToFloat((bits & MANTISSA) + SQRT_HALF_BITS) - 1;
    float p = LOG[0];
    for (int i = 1; i < LOG.length; i++) {
      p = p * x + LOG[i];
    }
    float xx = x * x;
    float log = p * x * xx + e * LN2_LOW - xx * 0.5f + x + e * LN2_HIGH;
    return (float) Math.sqrt(log * -2f);
  }

  private static float sin(float t) {
    float tt = t * t;
    return ((SIN[0] * tt + SIN[1]) * tt + SIN[2]) * tt * t + t;
  }

  private static float cos(float t) {
    float tt = t * t;
    return ((COS[0] * tt + COS[1]) * tt + COS[2]) * tt * tt - tt * 0.5f + 1;
  }

  private static float signed(float value, int sign) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ sign);
  }
}
