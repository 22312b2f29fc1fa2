package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
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
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
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
    double[] zs = block.offsets(2);
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector xx = zero();
      DoubleVector xy = zero();
      DoubleVector yy = zero();
      DoubleVector xz = zero();
      DoubleVector yz = zero();
      DoubleVector zz = zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector r = kernel.responsibility(j, i);
        DoubleVector x = load(xs, i);
        DoubleVector y = load(ys, i);
        DoubleVector z = load(zs, i);
        DoubleVector ry = r.mul(y);
        DoubleVector rz = r.mul(z);
        xx = r.mul(x).fma(x, xx);
        xy = ry.fma(x, xy);
        yy = ry.fma(y, yy);
        xz = rz.fma(x, xz);
        yz = rz.fma(y, yz);
        zz = rz.fma(z, zz);
      }
      kernel.keep(0, lane, xx);
      kernel.keep(1, lane, xy);
      kernel.keep(2, lane, yy);
      kernel.keep(3, lane, xz);
      kernel.keep(4, lane, yz);
      kernel.keep(5, lane, zz);
    }
    storeSquares(j, 0);
  }
}
