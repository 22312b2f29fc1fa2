package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import org.epicentra.catalog.EventBlock;

/** Ellipses: log rho has the squares and the product of two coordinates too. */
final class FullPlaneForm extends VectorForm {
  FullPlaneForm(SimdKernel kernel) {
    super(kernel);
  }

  @Override
  void logs(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    double[] out = kernel.exponentials;
    double[] bx = a.slopes[0];
    double[] by = a.slopes[1];
    double[] xx = a.squares[0];
    double[] xy = a.squares[1];
    double[] yy = a.squares[2];
    double[] bs = a.logRates;
    double[] constant = a.constants;
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector s = load(strengths, i);
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector ofX = x.fma(broadcast(xx[j]), broadcast(bx[j]));
        DoubleVector ofY = y.fma(broadcast(yy[j]), x.fma(broadcast(xy[j]), broadcast(by[j])));
        DoubleVector log = s.fma(broadcast(bs[j]), broadcast(constant[j]));
        log = x.fma(ofX, y.fma(ofY, log));
        log.intoArray(out, j * PrunedKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  @Override
  void sums(int j, int n, EventBlock block, double[] strengths) {
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector count = zero();
      DoubleVector sumX = zero();
      DoubleVector sumY = zero();
      DoubleVector strength = zero();
      DoubleVector xx = zero();
      DoubleVector xy = zero();
      DoubleVector yy = zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector r = kernel.responsibility(j, i);
        DoubleVector x = load(block.offsets(0), i);
        DoubleVector y = load(block.offsets(1), i);
        DoubleVector rx = r.mul(x);
        DoubleVector ry = r.mul(y);
        count = count.add(r);
        sumX = r.fma(x, sumX);
        sumY = r.fma(y, sumY);
        strength = r.fma(load(strengths, i), strength);
        xx = rx.fma(x, xx);
        xy = ry.fma(x, xy);
        yy = ry.fma(y, yy);
      }
      kernel.keep(0, lane, count);
      kernel.keep(1, lane, strength);
      kernel.keep(2, lane, sumX);
      kernel.keep(3, lane, sumY);
      kernel.keep(4, lane, xx);
      kernel.keep(5, lane, xy);
      kernel.keep(6, lane, yy);
    }
    store(j, 2);
    storeSquares(j, 4);
  }
}
