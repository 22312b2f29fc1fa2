package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import org.epicentra.catalog.EventBlock;

/** Round components, each of its own precision: log rho has the square of the offset too. */
final class SphericalForm extends VectorForm {
  private static final double[] PLANE = new double[EventBlock.CAPACITY];

  SphericalForm(SimdKernel kernel) {
    super(kernel);
  }

  private static double[] third(EventBlock block) {
    return block.dimension() == 3 ? block.offsets(2) : PLANE;
  }

  @Override
  void logs(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    double[] out = kernel.exponentials;
    boolean plane = block.dimension() == 2;
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector z = load(third(block), i);
      DoubleVector s = load(strengths, i);
      DoubleVector square = z.fma(z, y.fma(y, x.mul(x)));
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector log = s.fma(broadcast(a.logRates[j]), broadcast(a.constants[j]));
        if (!plane) {
          log = z.fma(broadcast(a.slopes[2][j]), log);
        }
        log = x.fma(broadcast(a.slopes[0][j]), y.fma(broadcast(a.slopes[1][j]), log));
        log = square.fma(broadcast(a.squares[0][j]), log);
        log.intoArray(out, j * PrunedKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  @Override
  void sums(int j, int n, EventBlock block, double[] strengths) {
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    double[] zs = third(block);
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector count = zero();
      DoubleVector sumX = zero();
      DoubleVector sumY = zero();
      DoubleVector sumZ = zero();
      DoubleVector strength = zero();
      DoubleVector squares = zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector r = kernel.responsibility(j, i);
        DoubleVector x = load(xs, i);
        DoubleVector y = load(ys, i);
        DoubleVector z = load(zs, i);
        count = count.add(r);
        sumX = r.fma(x, sumX);
        sumY = r.fma(y, sumY);
        sumZ = r.fma(z, sumZ);
        strength = r.fma(load(strengths, i), strength);
        squares = r.fma(z.fma(z, y.fma(y, x.mul(x))), squares);
      }
      kernel.keep(0, lane, count);
      kernel.keep(1, lane, sumX);
      kernel.keep(2, lane, sumY);
      kernel.keep(3, lane, sumZ);
      kernel.keep(4, lane, strength);
      kernel.keep(5, lane, squares);
    }
    BlockSums sums = kernel.sums;
    sums.count[j] = kernel.total(0);
    sums.offset[0][j] = kernel.total(1);
    sums.offset[1][j] = kernel.total(2);
    sums.offset[2][j] = kernel.total(3);
    sums.strength[j] = kernel.total(4);
    sums.square[0][j] = kernel.total(5);
  }
}
