package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.epicentra.catalog.EventBlock;

/**
 * The E-step with the JDK's vector module: a vector holds as many events as the processor has
 * lanes. Events that do not fill a vector go through {@link ScalarEvents}.
 */
final class SimdKernel extends PrunedKernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** One cache line more than a block: rows at a power of two would fall on the same cache sets. */
  static final int STRIDE = EventBlock.CAPACITY + 8;

  /** Totals of up to a million components, so many of them multiplied, stay below 1e192. */
  private static final int FACTORS = 32;

  private static final double[] NO_STRENGTHS = new double[EventBlock.CAPACITY];

  private final ScalarEvents left = new ScalarEvents();
  private final VectorMoves moves = new VectorMoves(this);

  /** exp(log rho_nk - max_k log rho_nk): row j for active component j, column for the event. */
  double[] exponentials = new double[0];

  final double[] maxima = new double[EventBlock.CAPACITY];
  final double[] totals = new double[EventBlock.CAPACITY];
  private final double[] scales = new double[EventBlock.CAPACITY];

  SimdKernel(double threshold) {
    super(threshold);
  }

  /**
   * Each step is a method of its own that loops over the block, so that the JIT compiles it by
   * itself: inlined into one, they would exceed what it compiles to vector instructions.
   */
  @Override
  void addEvents(EventBlock block) {
    int classes = active.background ? active.size + 1 : active.size;
    if (exponentials.length < classes * STRIDE) {
      exponentials = new double[classes * STRIDE];
    }
    VectorForm form = form(block.dimension());
    double[] strengths = block.hasStrengths() ? block.strengths() : NO_STRENGTHS;
    int whole = SPECIES.loopBound(block.size());
    form.logs(whole, block, active, strengths);
    if (active.background) {
      backgroundLogs(whole, block, strengths);
    }
    if (active.background && active.size == 1) {
      pairExponentials(whole);
    } else {
      exponentials(whole, classes);
    }
    sums.logNormaliser = normalise(block.weights(), whole);
    for (int j = 0; j < active.size; j++) {
      form.sums(j, whole, block, strengths);
    }
    if (active.background) {
      backgroundSums(whole, block, strengths);
    }
    left.add(block, whole, active, sums);
  }

  @Override
  int addMoves(EventBlock block, MoveEvents into) {
    if (!looped) {
      return 0;
    }
    int whole = SPECIES.loopBound(block.size());
    moves.add(whole, block.weights(), active, into);
    return whole;
  }

  private VectorForm form(int dimension) {
    int squares = active.squares.length;
    if (squares > 1) {
      return dimension == 2 ? new FullPlaneForm(this) : new FullSpaceForm(this);
    }
    return squares == 1 ? new SphericalForm(this) : new LinearForm(this);
  }

  /** The background's logs at the first n events, in the row after the components'. */
  private void backgroundLogs(int n, EventBlock block, double[] strengths) {
    DoubleVector constant = broadcast(active.backgroundConstant);
    DoubleVector logRate = broadcast(active.backgroundLogRate);
    DoubleVector factor = broadcast(active.backgroundSquare);
    int row = active.size * STRIDE;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector s = DoubleVector.fromArray(SPECIES, strengths, i);
      DoubleVector log = squaredOffset(i, block).fma(factor, s.fma(logRate, constant));
      log.intoArray(exponentials, row + i);
      DoubleVector.fromArray(SPECIES, maxima, i).max(log).intoArray(maxima, i);
    }
  }

  private static DoubleVector squaredOffset(int i, EventBlock block) {
    DoubleVector square = DoubleVector.zero(SPECIES);
    for (int d = 0; d < block.dimension(); d++) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, block.offsets(d), i);
      square = x.fma(x, square);
    }
    return square;
  }

  private void backgroundSums(int n, EventBlock block, double[] strengths) {
    DoubleVector count = DoubleVector.zero(SPECIES);
    DoubleVector strength = DoubleVector.zero(SPECIES);
    DoubleVector squares = DoubleVector.zero(SPECIES);
    boolean withSquares = active.backgroundSquare != 0;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector r = responsibility(active.size, i);
      count = count.add(r);
      strength = r.fma(DoubleVector.fromArray(SPECIES, strengths, i), strength);
      if (withSquares) {
        squares = r.fma(squaredOffset(i, block), squares);
      }
    }
    sums.backgroundCount = count.reduceLanes(VectorOperators.ADD);
    sums.backgroundStrength = strength.reduceLanes(VectorOperators.ADD);
    sums.backgroundSquare = squares.reduceLanes(VectorOperators.ADD);
  }

  /** r_nj of events i to i + LANES and row j, times their weights. */
  DoubleVector responsibility(int j, int i) {
    return DoubleVector.fromArray(SPECIES, exponentials, j * STRIDE + i)
        .mul(DoubleVector.fromArray(SPECIES, scales, i));
  }

  /**
   * Replaces logs by exponentials relative to the maxima, and keeps their totals over the
   * components.
   */
  private void exponentials(int n, int classes) {
    double[] out = exponentials;
    int end = classes * STRIDE;
    for (int i = 0; i < n; i += LANES) {
      DoubleVector most = DoubleVector.fromArray(SPECIES, maxima, i);
      DoubleVector total = DoubleVector.zero(SPECIES);
      for (int at = i; at < end; at += STRIDE) {
        DoubleVector e = exp(DoubleVector.fromArray(SPECIES, out, at).sub(most));
        e.intoArray(out, at);
        total = total.add(e);
      }
      total.intoArray(totals, i);
    }
  }

  /**
   * The same for one component and the background, the commonest block of well separated clusters:
   * one of the two exponentials is 1, so that one is computed instead of two.
   */
  private void pairExponentials(int n) {
    double[] out = exponentials;
    DoubleVector one = broadcast(1);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector component = DoubleVector.fromArray(SPECIES, out, i);
      DoubleVector background = DoubleVector.fromArray(SPECIES, out, STRIDE + i);
      DoubleVector less = exp(component.sub(background).abs().neg());
      VectorMask<Double> behind = component.compare(VectorOperators.LT, background);
      one.blend(less, behind).intoArray(out, i);
      less.blend(one, behind).intoArray(out, STRIDE + i);
      less.add(one).intoArray(totals, i);
    }
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

  static DoubleVector broadcast(double value) {
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
