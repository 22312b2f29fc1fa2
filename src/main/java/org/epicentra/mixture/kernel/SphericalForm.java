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
    firstMoments(j, n, block, strengths);
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    double[] zs = third(block);
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector squares = zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector x = load(xs, i);
        DoubleVector y = load(ys, i);
        DoubleVector z = load(zs, i);
        DoubleVector square = z.fma(z, y.fma(y, x.mul(x)));
        squares = kernel.responsibility(j, i).fma(square, squares);
      }
      kernel.keep(0, lane, squares);
    }
    storeSquares(j, 0);
  }
}
