package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
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
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector s = load(strengths, i);
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector ofX = x.fma(broadcast(xx[j]), y.fma(broadcast(xy[j]), broadcast(bx[j])));
        DoubleVector ofY = y.fma(broadcast(yy[j]), broadcast(by[j]));
        DoubleVector log = s.fma(broadcast(bs[j]), broadcast(constant[j]));
        log = x.fma(ofX, y.fma(ofY, log));
        log.intoArray(out, j * SimdKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  @Override
  void sums(int j, int n, EventBlock block, double[] strengths) {
    DoubleVector count = zero();
    DoubleVector sumX = zero();
    DoubleVector sumY = zero();
    DoubleVector strength = zero();
    DoubleVector xx = zero();
    DoubleVector xy = zero();
    DoubleVector yy = zero();
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector r = kernel.responsibility(j, i);
      DoubleVector x = load(xs, i);
      DoubleVector y = load(ys, i);
      DoubleVector rx = r.mul(x);
      DoubleVector ry = r.mul(y);
      count = count.add(r);
      sumX = sumX.add(rx);
      sumY = sumY.add(ry);
      strength = r.fma(load(strengths, i), strength);
      xx = rx.fma(x, xx);
      xy = rx.fma(y, xy);
      yy = ry.fma(y, yy);
    }
    BlockSums sums = kernel.sums;
    sums.count[j] = count.reduceLanes(VectorOperators.ADD);
    sums.offset[0][j] = sumX.reduceLanes(VectorOperators.ADD);
    sums.offset[1][j] = sumY.reduceLanes(VectorOperators.ADD);
    sums.strength[j] = strength.reduceLanes(VectorOperators.ADD);
    sums.square[0][j] = xx.reduceLanes(VectorOperators.ADD);
    sums.square[1][j] = xy.reduceLanes(VectorOperators.ADD);
    sums.square[2][j] = yy.reduceLanes(VectorOperators.ADD);
  }
}
