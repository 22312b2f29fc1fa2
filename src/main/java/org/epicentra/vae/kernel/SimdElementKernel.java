package org.epicentra.vae.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One vector of elements at a time, with exponentials in single precision. */
public final class SimdElementKernel implements ElementKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Factors 1 + e^-|l| are at most 2, so the product of this many stays finite. */
  private static final int FACTORS = 64;

  private final ScalarElementKernel scalar = new ScalarElementKernel();

  /**
   * Sum of x l - max(l, 0) in each lane: in an array, because vectors that a loop carries may
   * become objects in Java 17.
   */
  private final float[] linear = new float[LANES];

  /** Product of the factors 1 + e^-|l| in each lane. */
  private final float[] product = new float[LANES];

  @Override
  public void add(float[] sums, int at, float[] terms, int from, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, sums, at + i);
      sum.add(FloatVector.fromArray(SPECIES, terms, from + i)).intoArray(sums, at + i);
    }
    scalar.add(sums, at + whole, terms, from + whole, n - whole);
  }

  @Override
  public void activate(
      Activation activation, float[] values, int at, float[] bias, int from, int n) {
    int whole = SPECIES.loopBound(n);
    if (activation == Activation.TANH) {
      for (int i = 0; i < whole; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, values, at + i);
        tanh(v.add(FloatVector.fromArray(SPECIES, bias, from + i))).intoArray(values, at + i);
      }
    } else {
      float slope = activation.slope();
      for (int i = 0; i < whole; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, values, at + i);
        v = v.add(FloatVector.fromArray(SPECIES, bias, from + i));
        v.max(v.mul(slope)).intoArray(values, at + i);
      }
    }
    scalar.activate(activation, values, at + whole, bias, from + whole, n - whole);
  }

  @Override
  public void unactivate(Activation activation, float[] delta, float[] outputs, int length) {
    int whole = SPECIES.loopBound(length);
    if (activation == Activation.TANH) {
      for (int i = 0; i < whole; i += LANES) {
        FloatVector d = FloatVector.fromArray(SPECIES, delta, i);
        FloatVector out = FloatVector.fromArray(SPECIES, outputs, i);
        d.mul(out.mul(out).neg().add(1)).intoArray(delta, i);
      }
    } else {
      float slope = activation.slope();
      for (int i = 0; i < whole; i += LANES) {
        FloatVector d = FloatVector.fromArray(SPECIES, delta, i);
        FloatVector out = FloatVector.fromArray(SPECIES, outputs, i);
        d.mul(slope).blend(d, out.compare(VectorOperators.GT, 0)).intoArray(delta, i);
      }
    }
    ScalarElementKernel.unactivate(activation, delta, outputs, whole, length);
  }

  @Override
  public void deviations(float[] logVariance, float[] deviation, int length) {
    int whole = SPECIES.loopBound(length);
    for (int i = 0; i < whole; i += LANES) {
      exp(FloatVector.fromArray(SPECIES, logVariance, i).mul(0.5f)).intoArray(deviation, i);
    }
    ScalarElementKernel.deviations(logVariance, deviation, whole, length);
  }

  @Override
  public void probabilities(float[] logits, int length) {
    int whole = SPECIES.loopBound(length);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector l = FloatVector.fromArray(SPECIES, logits, i);
      FloatVector e = exp(l.abs().neg());
      sigmoid(l, e, e.add(1)).intoArray(logits, i);
    }
    ScalarElementKernel.probabilities(logits, whole, length);
  }

  @Override
  public double logLikelihood(float[] logits, int from, float[] pixels, int pixelFrom, int n) {
    int whole = SPECIES.loopBound(n);
    double sum = 0;
    for (int start = 0; start < whole; start += FACTORS * LANES) {
      Arrays.fill(linear, 0);
      Arrays.fill(product, 1);
      int end = Math.min(whole, start + FACTORS * LANES);
      for (int i = start; i < end; i += LANES) {
        FloatVector l = FloatVector.fromArray(SPECIES, logits, from + i);
        FloatVector x = FloatVector.fromArray(SPECIES, pixels, pixelFrom + i);
        accumulate(x.fma(l, l.max(0).neg()), exp(l.abs().neg()).add(1));
      }
      sum += total();
    }
    return sum + scalar.logLikelihood(logits, from + whole, pixels, pixelFrom + whole, n - whole);
  }

  @Override
  public double differentiate(float[] logits, int from, float[] pixels, int pixelFrom, int n) {
    int whole = SPECIES.loopBound(n);
    double sum = 0;
    for (int start = 0; start < whole; start += FACTORS * LANES) {
      Arrays.fill(linear, 0);
      Arrays.fill(product, 1);
      int end = Math.min(whole, start + FACTORS * LANES);
      for (int i = start; i < end; i += LANES) {
        FloatVector l = FloatVector.fromArray(SPECIES, logits, from + i);
        FloatVector x = FloatVector.fromArray(SPECIES, pixels, pixelFrom + i);
        FloatVector e = exp(l.abs().neg());
        FloatVector factor = e.add(1);
        accumulate(x.fma(l, l.max(0).neg()), factor);
        sigmoid(l, e, factor).sub(x).intoArray(logits, from + i);
      }
      sum += total();
    }
    return sum + scalar.differentiate(logits, from + whole, pixels, pixelFrom + whole, n - whole);
  }

  @Override
  public void addRows(RowLists lists, float[] matrix, int from, float[] into, int at) {
    int eights = lists.width - lists.width % (8 * LANES);
    int whole = SPECIES.loopBound(lists.width);
    for (int i = 0; i < eights; i += 8 * LANES) { // so that the columns stay in the cache
      for (int list = 0; list < lists.count; list++) {
        addEight(lists, list, matrix, from + i, into, at + list * lists.width + i);
      }
    }
    for (int list = 0; list < lists.count; list++) {
      int to = at + list * lists.width;
      int end = lists.end(list);
      for (int i = eights; i < whole; i += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, into, to + i);
        for (int k = lists.start(list); k < end; k++) {
          int term = from + lists.rows[k] * lists.width + i;
          sum = sum.add(FloatVector.fromArray(SPECIES, matrix, term));
        }
        sum.intoArray(into, to + i);
      }
      for (int k = lists.start(list); k < end; k++) {
        for (int i = whole; i < lists.width; i++) {
          into[to + i] += matrix[from + lists.rows[k] * lists.width + i];
        }
      }
    }
  }

  @Override
  public void update(AdamStep step, int at, float[] gradient, int from, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, from + i);
      FloatVector first = FloatVector.fromArray(SPECIES, step.first(), at + i);
      FloatVector second = FloatVector.fromArray(SPECIES, step.second(), at + i);
      FloatVector m = first.mul(AdamStep.KEEP_1).add(g.mul(AdamStep.TAKE_1));
      FloatVector v = second.mul(AdamStep.KEEP_2).add(g.mul(AdamStep.TAKE_2).mul(g));
      m.intoArray(step.first(), at + i);
      v.intoArray(step.second(), at + i);
      FloatVector change = m.div(v.sqrt().add(step.epsilon()));
      FloatVector weights = FloatVector.fromArray(SPECIES, step.weights(), at + i);
      weights.sub(change.mul(step.rate())).intoArray(step.weights(), at + i);
    }
    scalar.update(step, at + whole, gradient, from + whole, n - whole);
  }

  /** Eight sums at a time, since each waits for its last term before it takes the next. */
  private static void addEight(
      RowLists lists, int list, float[] matrix, int from, float[] into, int to) {
    int[] rows = lists.rows;
    int width = lists.width;
    int end = lists.end(list);
    FloatVector a = FloatVector.fromArray(SPECIES, into, to);
    FloatVector b = FloatVector.fromArray(SPECIES, into, to + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, into, to + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, into, to + 3 * LANES);
    FloatVector e = FloatVector.fromArray(SPECIES, into, to + 4 * LANES);
    FloatVector f = FloatVector.fromArray(SPECIES, into, to + 5 * LANES);
    FloatVector g = FloatVector.fromArray(SPECIES, into, to + 6 * LANES);
    FloatVector h = FloatVector.fromArray(SPECIES, into, to + 7 * LANES);
    for (int k = lists.start(list); k < end; k++) {
      int term = from + rows[k] * width;
      a = a.add(FloatVector.fromArray(SPECIES, matrix, term));
      b = b.add(FloatVector.fromArray(SPECIES, matrix, term + LANES));
      c = c.add(FloatVector.fromArray(SPECIES, matrix, term + 2 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, matrix, term + 3 * LANES));
      e = e.add(FloatVector.fromArray(SPECIES, matrix, term + 4 * LANES));
      f = f.add(FloatVector.fromArray(SPECIES, matrix, term + 5 * LANES));
      g = g.add(FloatVector.fromArray(SPECIES, matrix, term + 6 * LANES));
      h = h.add(FloatVector.fromArray(SPECIES, matrix, term + 7 * LANES));
    }
    a.intoArray(into, to);
    b.intoArray(into, to + LANES);
    c.intoArray(into, to + 2 * LANES);
    d.intoArray(into, to + 3 * LANES);
    e.intoArray(into, to + 4 * LANES);
    f.intoArray(into, to + 5 * LANES);
    g.intoArray(into, to + 6 * LANES);
    h.intoArray(into, to + 7 * LANES);
  }

  /** From e = exp(-|l|) and 1 + e. */
  private static FloatVector sigmoid(FloatVector l, FloatVector e, FloatVector factor) {
    return e.blend(FloatVector.broadcast(SPECIES, 1), l.compare(VectorOperators.GE, 0)).div(factor);
  }

  private void accumulate(FloatVector term, FloatVector factor) {
    FloatVector.fromArray(SPECIES, linear, 0).add(term).intoArray(linear, 0);
    FloatVector.fromArray(SPECIES, product, 0).mul(factor).intoArray(product, 0);
  }

  /** In the order of the lanes, which a reduction of the vector module does not promise. */
  private double total() {
    double sum = 0;
    double log = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += linear[lane];
      log += Math.log(product[lane]);
    }
    return sum - log;
  }

  /** Adding 1.5 * 2^23 rounds to an integer, which is then in the low bits. */
  private static final float ROUND = 0x1.8p23f;

  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** log 2 in two parts, the first with trailing zeros, so that n * LN2_HIGH is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /**
   * exp(v): with v = n log 2 + r and |r| at most log(2)/2, the Taylor polynomial of degree 7 in r,
   * and n added to the exponent. Below -87 and above 88 the result is that of the limit.
   */
  static FloatVector exp(FloatVector v) {
    FloatVector x = v.max(-87f).min(88f);
    FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUND));
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
    FloatVector p = r.fma(broadcast(1f / 5040), broadcast(1f / 720));
    p = p.fma(r, broadcast(1f / 120));
    p = p.fma(r, broadcast(1f / 24));
    p = p.fma(r, broadcast(1f / 6));
    p = p.fma(r, broadcast(0.5f));
    p = p.fma(r, broadcast(1));
    p = p.fma(r, broadcast(1));
    return p.reinterpretAsInts()
        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /**
   * tanh(v): near 0 the odd polynomial of degree 11 of S. L. Moshier's Cephes library (tanhf.c),
   * elsewhere (1 - e) / (1 + e) with e = exp(-2 |v|) and the sign of v.
   */
  private static FloatVector tanh(FloatVector v) {
    FloatVector size = v.abs();
    FloatVector e = exp(size.mul(-2));
    FloatVector far = e.neg().add(1).div(e.add(1));
    far = far.blend(far.neg(), v.compare(VectorOperators.LT, 0));
    FloatVector square = v.mul(v);
    FloatVector p = square.fma(broadcast(-5.70498872745e-3f), broadcast(2.06390887954e-2f));
    p = p.fma(square, broadcast(-5.37397155531e-2f));
    p = p.fma(square, broadcast(1.33314422036e-1f));
    p = p.fma(square, broadcast(-3.33332819422e-1f));
    FloatVector near = p.mul(square).fma(v, v);
    return far.blend(near, size.compare(VectorOperators.LT, 0.625f));
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
