package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;

/** The sums over a block's events in plain Java, one event after the other. */
final class ScalarEvents {
  /** log rho_nk of the current event, then r_nk: by position among the active components. */
  private double[] logs = new double[0];

  /** Adds the events from number {@code from} on to the block's sums. */
  void add(EventBlock block, int from, ActiveComponents a, BlockSums into) {
    if (logs.length < a.size) {
      logs = new double[a.index.length];
    }
    double[] weights = block.weights();
    double[] strengths = block.strengths();
    for (int i = from; i < block.size(); i++) {
      double strength = strengths == null ? 0 : strengths[i];
      double weight = weights == null ? 1 : weights[i];
      double most = logs(block, a, i, strength);
      double total = 0;
      for (int j = 0; j < a.size; j++) {
        logs[j] = Math.exp(logs[j] - most);
        total += logs[j];
      }
      into.logNormaliser += weight * (most + Math.log(total));
      double scale = weight / total;
      for (int j = 0; j < a.size; j++) {
        double responsibility = logs[j] *= scale;
        into.count[j] += responsibility;
        into.strength[j] += responsibility * strength;
      }
      addOffsets(block, i, a.size, into);
    }
  }

  /** Fills logs with the linear forms of eq. (2) at event i and returns the largest. */
  private double logs(EventBlock block, ActiveComponents a, int i, double strength) {
    for (int j = 0; j < a.size; j++) {
      logs[j] = a.constants[j] + a.logRates[j] * strength;
    }
    for (int d = 0; d < block.dimension(); d++) {
      double x = block.offsets(d)[i];
      double[] slope = a.slopes[d];
      for (int j = 0; j < a.size; j++) {
        logs[j] += slope[j] * x;
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < a.size; j++) {
      most = Math.max(most, logs[j]);
    }
    return most;
  }

  private void addOffsets(EventBlock block, int i, int size, BlockSums into) {
    for (int d = 0; d < block.dimension(); d++) {
      double x = block.offsets(d)[i];
      double[] offset = into.offset[d];
      for (int j = 0; j < size; j++) {
        offset[j] += logs[j] * x;
      }
    }
  }
}
