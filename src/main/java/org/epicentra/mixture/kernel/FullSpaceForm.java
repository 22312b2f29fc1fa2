package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.epicentra.catalog.EventBlock;

/** Ellipsoids: log rho has the squares and products of three coordinates too. */
final class FullSpaceForm extends VectorForm {
  FullSpaceForm(SimdKernel kernel) {
    super(kernel);
  }

  @Override
  void logs(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    double[] out = kernel.exponentials;
    double[][] q = a.squares;
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector z = load(block.offsets(2), i);
      DoubleVector s = load(strengths, i);
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector ofX = x.fma(broadcast(q[0][j]), broadcast(a.slopes[0][j]));
        DoubleVector ofY = x.fma(broadcast(q[1][j]), broadcast(a.slopes[1][j]));
        DoubleVector ofZ = x.fma(broadcast(q[3][j]), broadcast(a.slopes[2][j]));
        ofY = y.fma(broadcast(q[2][j]), ofY);
        ofZ = z.fma(broadcast(q[5][j]), y.fma(broadcast(q[4][j]), ofZ));
        DoubleVector log = s.fma(broadcast(a.logRates[j]), broadcast(a.constants[j]));
        log = x.fma(ofX, y.fma(ofY, z.fma(ofZ, log)));
        log.intoArray(out, j * SimdKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  @Override
  void sums(int j, int n, EventBlock block, double[] strengths) {
    firstMoments(j, n, block, strengths);
    BlockSums sums = kernel.sums;
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    double[] zs = block.offsets(2);
    DoubleVector xx = zero();
    DoubleVector xy = zero();
    DoubleVector yy = zero();
    DoubleVector xz = zero();
    DoubleVector yz = zero();
    DoubleVector zz = zero();
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector r = kernel.responsibility(j, i);
      DoubleVector x = load(xs, i);
      DoubleVector y = load(ys, i);
      DoubleVector z = load(zs, i);
      DoubleVector rx = r.mul(x);
      DoubleVector rz = r.mul(z);
      xx = rx.fma(x, xx);
      xy = rx.fma(y, xy);
      yy = r.mul(y).fma(y, yy);
      xz = rz.fma(x, xz);
      yz = rz.fma(y, yz);
      zz = rz.fma(z, zz);
    }
    sums.square[0][j] = xx.reduceLanes(VectorOperators.ADD);
    sums.square[1][j] = xy.reduceLanes(VectorOperators.ADD);
    sums.square[2][j] = yy.reduceLanes(VectorOperators.ADD);
    sums.square[3][j] = xz.reduceLanes(VectorOperators.ADD);
    sums.square[4][j] = yz.reduceLanes(VectorOperators.ADD);
    sums.square[5][j] = zz.reduceLanes(VectorOperators.ADD);
  }

  private void firstMoments(int j, int n, EventBlock block, double[] strengths) {
    double[] xs = block.offsets(0);
    double[] ys = block.offsets(1);
    double[] zs = block.offsets(2);
    DoubleVector count = zero();
    DoubleVector sumX = zero();
    DoubleVector sumY = zero();
    DoubleVector sumZ = zero();
    DoubleVector strength = zero();
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector r = kernel.responsibility(j, i);
      count = count.add(r);
      sumX = r.fma(load(xs, i), sumX);
      sumY = r.fma(load(ys, i), sumY);
      sumZ = r.fma(load(zs, i), sumZ);
      strength = r.fma(load(strengths, i), strength);
    }
    BlockSums sums = kernel.sums;
    sums.count[j] = count.reduceLanes(VectorOperators.ADD);
    sums.offset[0][j] = sumX.reduceLanes(VectorOperators.ADD);
    sums.offset[1][j] = sumY.reduceLanes(VectorOperators.ADD);
    sums.offset[2][j] = sumZ.reduceLanes(VectorOperators.ADD);
    sums.strength[j] = strength.reduceLanes(VectorOperators.ADD);
  }
}
