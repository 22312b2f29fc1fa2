package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import org.epicentra.catalog.EventBlock;

/** Components of one precision: log rho is linear in the offset and the strength. */
final class LinearForm extends VectorForm {
  LinearForm(SimdKernel kernel) {
    super(kernel);
  }

  @Override
  void logs(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    if (block.dimension() == 2) {
      logs2(n, block, a, strengths);
    } else {
      logs3(n, block, a, strengths);
    }
  }

  private void logs2(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    double[] out = kernel.exponentials;
    double[] bx = a.slopes[0];
    double[] by = a.slopes[1];
    double[] bs = a.logRates;
    double[] constant = a.constants;
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector s = load(strengths, i);
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector log = s.fma(broadcast(bs[j]), broadcast(constant[j]));
        log = x.fma(broadcast(bx[j]), y.fma(broadcast(by[j]), log));
        log.intoArray(out, j * PrunedKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  private void logs3(int n, EventBlock block, ActiveComponents a, double[] strengths) {
    double[] out = kernel.exponentials;
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
      DoubleVector x = load(block.offsets(0), i);
      DoubleVector y = load(block.offsets(1), i);
      DoubleVector z = load(block.offsets(2), i);
      DoubleVector s = load(strengths, i);
      DoubleVector most = least();
      for (int j = 0; j < a.size; j++) {
        DoubleVector log = s.fma(broadcast(a.logRates[j]), broadcast(a.constants[j]));
        log = z.fma(broadcast(a.slopes[2][j]), log);
        log = x.fma(broadcast(a.slopes[0][j]), y.fma(broadcast(a.slopes[1][j]), log));
        log.intoArray(out, j * PrunedKernel.STRIDE + i);
        most = most.max(log);
      }
      most.intoArray(kernel.maxima, i);
    }
  }

  @Override
  void sums(int j, int n, EventBlock block, double[] strengths) {
    firstMoments(j, n, block, strengths);
  }
}
