package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.epicentra.catalog.EventBlock;

/**
 * The E-step with the JDK's vector module: a vector holds as many events as the processor has
 * lanes, up to {@link EventBlock#LANES}. Where it has fewer, sums are taken in several turns, each
 * over a part of the lanes, so that the bits are those of {@link ScalarKernel} everywhere.
 */
final class SimdKernel extends PrunedKernel {
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= EventBlock.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;

  /** The events in a vector. */
  static final int WIDTH = SPECIES.length();

  private final VectorMoves moves = new VectorMoves(this);

  /**
   * What {@link #addEvents} does to a block, in this order. All are called at one place, which the
   * JIT sees lead to many methods: it then compiles each by itself. Called by name they would be
   * inlined into one, some or all as the order of their compilations has it, and beyond the size
   * that the JIT turns into vector instructions throughout, at a third of the speed.
   */
  private final Step[] steps = {
    this::logs,
    this::backgroundLogs,
    this::exponentials,
    this::pairExponentials,
    (n, block) -> clearPadding(block),
    this::normalise,
    this::normaliseWeighted,
    this::componentSums,
    this::backgroundSums
  };

  SimdKernel(double threshold) {
    super(threshold);
  }

  /**
   * A step of the E-step over the first n events of a block, those that fill up lanes included. One
   * that is not for the block at hand does nothing.
   */
  @FunctionalInterface
  private interface Step {
    void run(int n, EventBlock block);
  }

  @Override
  void addEvents(EventBlock block) {
    int n = block.paddedSize();
    for (Step step : steps) {
      step.run(n, block);
    }
  }

  @Override
  void addMoves(EventBlock block, MoveEvents into) {
    moves.add(block.paddedSize(), block.weights(), active, into);
  }

  private void logs(int n, EventBlock block) {
    form(block.dimension()).logs(n, block, active, strengths(block));
  }

  private void componentSums(int n, EventBlock block) {
    VectorForm form = form(block.dimension());
    double[] strengths = strengths(block);
    for (int j = 0; j < active.size; j++) {
      form.sums(j, n, block, strengths);
    }
  }

  private VectorForm form(int dimension) {
    int squares = active.squares.length;
    if (squares > 1) {
      return dimension == 2 ? new FullPlaneForm(this) : new FullSpaceForm(this);
    }
    return squares == 1 ? new SphericalForm(this) : new LinearForm(this);
  }

  /** The background's logs at the first n events, in the row after the components'. */
  private void backgroundLogs(int n, EventBlock block) {
    if (!active.background) {
      return;
    }
    double[] strengths = strengths(block);
    DoubleVector constant = broadcast(active.backgroundConstant);
    DoubleVector logRate = broadcast(active.backgroundLogRate);
    DoubleVector factor = broadcast(active.backgroundSquare);
    int row = active.size * STRIDE;
    for (int i = 0; i < n; i += WIDTH) {
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

  private void backgroundSums(int n, EventBlock block) {
    if (!active.background) {
      return;
    }
    double[] strengths = strengths(block);
    boolean withSquares = active.backgroundSquare != 0;
    for (int lane = 0; lane < EventBlock.LANES; lane += WIDTH) {
      DoubleVector count = DoubleVector.zero(SPECIES);
      DoubleVector strength = DoubleVector.zero(SPECIES);
      DoubleVector squares = DoubleVector.zero(SPECIES);
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector r = responsibility(active.size, i);
        count = count.add(r);
        strength = r.fma(DoubleVector.fromArray(SPECIES, strengths, i), strength);
        if (withSquares) {
          squares = r.fma(squaredOffset(i, block), squares);
        }
      }
      keep(0, lane, count);
      keep(1, lane, strength);
      keep(2, lane, squares);
    }
    sums.backgroundCount = total(0);
    sums.backgroundStrength = total(1);
    sums.backgroundSquare = total(2);
  }

  /** Keeps the lanes of a sum from a number on. */
  void keep(int sum, int lane, DoubleVector values) {
    values.intoArray(lanes, sum * EventBlock.LANES + lane);
  }

  /** r_nj of events i to i + WIDTH and row j, times their weights. */
  DoubleVector responsibility(int j, int i) {
    return DoubleVector.fromArray(SPECIES, exponentials, j * STRIDE + i)
        .mul(DoubleVector.fromArray(SPECIES, scales, i));
  }

  /**
   * Replaces logs by exponentials relative to the maxima, and keeps their totals over the
   * components.
   */
  private void exponentials(int n, EventBlock block) {
    if (isPair()) {
      return;
    }
    double[] out = exponentials;
    int end = classes() * STRIDE;
    for (int i = 0; i < n; i += WIDTH) {
      DoubleVector most = DoubleVector.fromArray(SPECIES, maxima, i);
      DoubleVector total = DoubleVector.zero(SPECIES);
      for (int at = i; at < end; at += STRIDE) {
        DoubleVector e = VectorMath.exp(DoubleVector.fromArray(SPECIES, out, at).sub(most));
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
  private void pairExponentials(int n, EventBlock block) {
    if (!isPair()) {
      return;
    }
    double[] out = exponentials;
    DoubleVector one = broadcast(1);
    for (int i = 0; i < n; i += WIDTH) {
      DoubleVector component = DoubleVector.fromArray(SPECIES, out, i);
      DoubleVector background = DoubleVector.fromArray(SPECIES, out, STRIDE + i);
      DoubleVector less = VectorMath.exp(component.sub(background).abs().neg());
      VectorMask<Double> behind = component.compare(VectorOperators.LT, background);
      one.blend(less, behind).intoArray(out, i);
      less.blend(one, behind).intoArray(out, STRIDE + i);
      less.add(one).intoArray(totals, i);
    }
  }

  private boolean isPair() {
    return active.background && active.size == 1;
  }

  /** Fills scales with weight / total, and sums w_n (max + log total). */
  private void normaliseWeighted(int n, EventBlock block) {
    double[] weights = block.weights();
    if (weights == null) {
      return;
    }
    for (int lane = 0; lane < EventBlock.LANES; lane += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, i);
        DoubleVector total = DoubleVector.fromArray(SPECIES, totals, i);
        weight.div(total).intoArray(scales, i);
        DoubleVector most = DoubleVector.fromArray(SPECIES, maxima, i);
        sum = weight.fma(most.add(VectorMath.log(total)), sum);
      }
      keep(0, lane, sum);
    }
    sums.logNormaliser = total(0);
  }

  /**
   * The same for weights of 1. A total lies between 1 and the number of components, so that those
   * of a lane, 32 at most, multiply into one before the logarithm: a million components stay below
   * 1e192.
   */
  private void normalise(int n, EventBlock block) {
    if (block.weights() != null) {
      return;
    }
    DoubleVector one = broadcast(1);
    for (int lane = 0; lane < EventBlock.LANES; lane += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      DoubleVector product = one;
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector total = DoubleVector.fromArray(SPECIES, totals, i);
        one.div(total).intoArray(scales, i);
        sum = sum.add(DoubleVector.fromArray(SPECIES, maxima, i));
        product = product.mul(total);
      }
      keep(0, lane, sum.add(VectorMath.log(product)));
    }
    sums.logNormaliser = total(0);
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
