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

  SimdKernel(double threshold) {
    super(threshold);
  }

  /**
   * Each step is a method of its own that loops over the block, so that the JIT compiles it by
   * itself: inlined into one, they would exceed what it compiles to vector instructions.
   */
  @Override
  void addEvents(EventBlock block) {
    VectorForm form = form(block.dimension());
    double[] strengths = strengths(block);
    int n = block.paddedSize();
    form.logs(n, block, active, strengths);
    if (active.background) {
      backgroundLogs(n, block, strengths);
    }
    if (active.background && active.size == 1) {
      pairExponentials(n);
    } else {
      exponentials(n, classes());
    }
    clearPadding(block);
    sums.logNormaliser = block.weights() == null ? normalise(n) : normalise(block.weights(), n);
    for (int j = 0; j < active.size; j++) {
      form.sums(j, n, block, strengths);
    }
    if (active.background) {
      backgroundSums(n, block, strengths);
    }
  }

  @Override
  void addMoves(EventBlock block, MoveEvents into) {
    moves.add(block.paddedSize(), block.weights(), active, into);
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

  private void backgroundSums(int n, EventBlock block, double[] strengths) {
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
  private void exponentials(int n, int classes) {
    double[] out = exponentials;
    int end = classes * STRIDE;
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
  private void pairExponentials(int n) {
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

  /** Fills scales with weight / total and returns sum_n w_n (max + log total). */
  private double normalise(double[] weights, int n) {
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
    return total(0);
  }

  /**
   * The same for weights of 1. A total lies between 1 and the number of components, so that those
   * of a lane, 32 at most, multiply into one before the logarithm: a million components stay below
   * 1e192.
   */
  private double normalise(int n) {
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
    return total(0);
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
