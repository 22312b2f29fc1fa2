package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import org.epicentra.catalog.EventBlock;

/**
 * The log responsibilities and the sums of the active components of one shape, as many events at a
 * time as a vector has lanes; all that depends on the shape in {@link SimdKernel}, whose memory it
 * works on.
 */
abstract class VectorForm {
  final SimdKernel kernel;

  VectorForm(SimdKernel kernel) {
    this.kernel = kernel;
  }

  /** Fills the rows of the components with logs at the first n events, and their maxima. */
  abstract void logs(int n, EventBlock block, ActiveComponents a, double[] strengths);

  /** The sums of active component j over the first n events. */
  abstract void sums(int j, int n, EventBlock block, double[] strengths);

  /** The sums of active component j over the first n events but for those of squares. */
  final void firstMoments(int j, int n, EventBlock block, double[] strengths) {
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector count = zero();
      DoubleVector strength = zero();
      DoubleVector x = zero();
      DoubleVector y = zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector r = kernel.responsibility(j, i);
        count = count.add(r);
        strength = r.fma(load(strengths, i), strength);
        x = r.fma(load(xs, i), x);
        y = r.fma(load(ys, i), y);
      }
      kernel.keep(0, lane, count);
      kernel.keep(1, lane, strength);
      kernel.keep(2, lane, x);
      kernel.keep(3, lane, y);
      if (block.dimension() == 3) {
        kernel.keep(4, lane, sum(j, lane, n, block.offsets(2)));
      }
    }
    store(j, block.dimension());
  }

  private DoubleVector sum(int j, int lane, int n, double[] values) {
    DoubleVector sum = zero();
    for (int i = lane; i < n; i += EventBlock.LANES) {
      sum = kernel.responsibility(j, i).fma(load(values, i), sum);
    }
    return sum;
  }

  /** Stores the totals of the lanes of count, strength, and each coordinate. */
  final void store(int j, int dimension) {
    BlockSums sums = kernel.sums;
    sums.count[j] = kernel.total(0);
    sums.strength[j] = kernel.total(1);
    for (int d = 0; d < dimension; d++) {
      sums.offset[d][j] = kernel.total(2 + d);
    }
  }

  /** Stores the totals of the lanes of squares, which begin with a number. */
  final void storeSquares(int j, int first) {
    double[][] square = kernel.sums.square;
    for (int e = 0; e < square.length; e++) {
      square[e][j] = kernel.total(first + e);
    }
  }

  static DoubleVector load(double[] values, int i) {
    return DoubleVector.fromArray(SimdKernel.SPECIES, values, i);
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SimdKernel.SPECIES, value);
  }

  static DoubleVector zero() {
    return DoubleVector.zero(SimdKernel.SPECIES);
  }

  static DoubleVector least() {
    return broadcast(Double.NEGATIVE_INFINITY);
  }
}
