package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.epicentra.catalog.EventBlock;

/**
 * The E-step with the JDK's vector module: a vector holds as many events as the processor has
 * lanes. Events that do not fill a vector go through {@link ScalarEvents}.
 */
final class SimdKernel extends PrunedKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** One cache line more than a block: rows at a power of two would fall on the same cache sets. */
  private static final int STRIDE = EventBlock.CAPACITY + 8;

  /** Totals of up to a million components, so many of them multiplied, stay below 1e192. */
  private static final int FACTORS = 32;

  private static final double[] NO_STRENGTHS = new double[EventBlock.CAPACITY];

  private final ScalarEvents left = new ScalarEvents();

  /** exp(log rho_nk - max_k log rho_nk): row j for active component j, column for the event. */
  private double[] exponentials = new double[0];

  private final double[] maxima = new double[EventBlock.CAPACITY];
  private final double[] totals = new double[EventBlock.CAPACITY];
  private final double[] scales = new double[EventBlock.CAPACITY];

  SimdKernel(double threshold) {
    super(threshold);
  }

  @Override
  void addEvents(EventBlock block) {
    if (exponentials.length < active.size * STRIDE) {
      exponentials = new double[active.size * STRIDE];
    }
    int whole = SPECIES.loopBound(block.size());
    double[] z = block.dimension() == 3 ? block.offsets(2) : null;
    double[] strengths = block.hasStrengths() ? block.strengths() : NO_STRENGTHS;
    for (int i = 0; i < whole; i += LANES) {
      if (z == null) {
        logs2(i, block.offsets(0), block.offsets(1), strengths);
      } else {
        logs3(i, block.offsets(0), block.offsets(1), z, strengths);
      }
      exponentials(i);
    }
    sums.logNormaliser = normalise(block.weights(), whole);
    for (int j = 0; j < active.size; j++) {
      sum(j, whole, block.offsets(0), block.offsets(1), strengths);
      if (z != null) {
        sums.offset[2][j] = sumOf(j, whole, z);
      }
    }
    left.add(block, whole, active, sums);
  }

  /**
   * The linear forms of eq. (2) at events i to i + LANES, and their maxima over the components; D =
   * 2.
   */
  private void logs2(int i, double[] xs, double[] ys, double[] strengths) {
    DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i);
    DoubleVector y = DoubleVector.fromArray(SPECIES, ys, i);
    DoubleVector s = DoubleVector.fromArray(SPECIES, strengths, i);
    DoubleVector most = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
    double[] out = exponentials;
    double[] bx = active.slopes[0];
    double[] by = active.slopes[1];
    double[] bs = active.logRates;
    double[] a = active.constants;
    for (int j = 0; j < active.size; j++) {
      DoubleVector log = x.fma(broadcast(bx[j]), broadcast(a[j]));
      log = y.fma(broadcast(by[j]), s.fma(broadcast(bs[j]), log));
      log.intoArray(out, j * STRIDE + i);
      most = most.max(log);
    }
    most.intoArray(maxima, i);
  }

  /** The same for D = 3. */
  private void logs3(int i, double[] xs, double[] ys, double[] zs, double[] strengths) {
    DoubleVector x = DoubleVector.fromArray(SPECIES, xs, i);
    DoubleVector y = DoubleVector.fromArray(SPECIES, ys, i);
    DoubleVector z = DoubleVector.fromArray(SPECIES, zs, i);
    DoubleVector s = DoubleVector.fromArray(SPECIES, strengths, i);
    DoubleVector most = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
    double[] out = exponentials;
    for (int j = 0; j < active.size; j++) {
      DoubleVector log = x.fma(broadcast(active.slopes[0][j]), broadcast(active.constants[j]));
      log = y.fma(broadcast(active.slopes[1][j]), log);
      log = z.fma(broadcast(active.slopes[2][j]), log);
      log = s.fma(broadcast(active.logRates[j]), log);
      log.intoArray(out, j * STRIDE + i);
      most = most.max(log);
    }
    most.intoArray(maxima, i);
  }

  /**
   * Replaces logs by exponentials relative to the maxima, and keeps their totals over the
   * components.
   */
  private void exponentials(int i) {
    double[] out = exponentials;
    DoubleVector most = DoubleVector.fromArray(SPECIES, maxima, i);
    DoubleVector total = DoubleVector.zero(SPECIES);
    int end = active.size * STRIDE;
    for (int at = i; at < end; at += STRIDE) {
      DoubleVector e = exp(DoubleVector.fromArray(SPECIES, out, at).sub(most));
      e.intoArray(out, at);
      total = total.add(e);
    }
    total.intoArray(totals, i);
  }

  /**
   * Fills scales with weight / total and returns sum_n w_n (max + log total) over the first n
   * events.
   */
  private double normalise(double[] weights, int n) {
    if (weights == null) {
      return normalise(n);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      scales[i] = weights[i] / totals[i];
      sum += weights[i] * (maxima[i] + Math.log(totals[i]));
    }
    return sum;
  }

  /**
   * The same for weights of 1: a total lies between 1 and K, so many multiply into one before the
   * logarithm.
   */
  private double normalise(int n) {
    DoubleVector one = broadcast(1);
    DoubleVector most = DoubleVector.zero(SPECIES);
    double sum = 0;
    for (int from = 0; from < n; from += FACTORS * LANES) {
      DoubleVector product = one;
      int to = Math.min(n, from + FACTORS * LANES);
      for (int i = from; i < to; i += LANES) {
        DoubleVector total = DoubleVector.fromArray(SPECIES, totals, i);
        one.div(total).intoArray(scales, i);
        most = most.add(DoubleVector.fromArray(SPECIES, maxima, i));
        product = product.mul(total);
      }
      for (int lane = 0; lane < LANES; lane++) {
        sum += Math.log(product.lane(lane));
      }
    }
    return sum + most.reduceLanes(VectorOperators.ADD);
  }

  /**
   * Statistics (4) of active component j over the first n events; D = 2, the third coordinate
   * apart.
   */
  private void sum(int j, int n, double[] xs, double[] ys, double[] strengths) {
    DoubleVector count = DoubleVector.zero(SPECIES);
    DoubleVector x = DoubleVector.zero(SPECIES);
    DoubleVector y = DoubleVector.zero(SPECIES);
    DoubleVector strength = DoubleVector.zero(SPECIES);
    double[] e = exponentials;
    int row = j * STRIDE;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector r =
          DoubleVector.fromArray(SPECIES, e, row + i)
              .mul(DoubleVector.fromArray(SPECIES, scales, i));
      count = count.add(r);
      x = r.fma(DoubleVector.fromArray(SPECIES, xs, i), x);
      y = r.fma(DoubleVector.fromArray(SPECIES, ys, i), y);
      strength = r.fma(DoubleVector.fromArray(SPECIES, strengths, i), strength);
    }
    sums.count[j] = count.reduceLanes(VectorOperators.ADD);
    sums.offset[0][j] = x.reduceLanes(VectorOperators.ADD);
    sums.offset[1][j] = y.reduceLanes(VectorOperators.ADD);
    sums.strength[j] = strength.reduceLanes(VectorOperators.ADD);
  }

  private double sumOf(int j, int n, double[] values) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector r =
          DoubleVector.fromArray(SPECIES, exponentials, j * STRIDE + i)
              .mul(DoubleVector.fromArray(SPECIES, scales, i));
      sum = r.fma(DoubleVector.fromArray(SPECIES, values, i), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** Adding and subtracting 1.5 * 2^52 rounds to an integer, which is left in the low bits. */
  private static final double ROUND = 0x1.8p52;

  private static final double LOG2_E = 1 / Math.log(2);

  /**
   * log 2 in two parts, the first with trailing zeros, so that n * LN2_HIGH is exact (fdlibm's
   * e_exp.c).
   */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /**
   * exp(v) for {@code v <= 0}: v = n log 2 + r with |r| at most log(2)/2, the Taylor polynomial of
   * degree 11 in r (relative error under 7e-15), and n moved into the exponent. Below -708 the
   * result stays at e^-708.
   */
  static DoubleVector exp(DoubleVector v) {
    DoubleVector x = v.max(-708);
    DoubleVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUND));
    DoubleVector n = shifted.sub(ROUND);
    DoubleVector r = n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
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
}
