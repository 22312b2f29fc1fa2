package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;

/** The sums over a block's events in plain Java, one event after the other. */
final class ScalarEvents {
  /** log rho_nk of the current event, then r_nk: by position among the active components. */
  private double[] logs = new double[0];

  private final double[] u = new double[3];

  /** Adds the events from number {@code from} on to the block's sums. */
  void add(EventBlock block, int from, ActiveComponents a, BlockSums into) {
    double[] weights = block.weights();
    double[] strengths = block.strengths();
    for (int i = from; i < block.size(); i++) {
      double strength = strengths == null ? 0 : strengths[i];
      double weight = weights == null ? 1 : weights[i];
      double most = logs(block, a, i, strength);
      int classes = a.background ? a.size + 1 : a.size;
      double total = 0;
      for (int j = 0; j < classes; j++) {
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
      addOffsets(block, i, a, into);
      if (a.background) {
        double responsibility = logs[a.size] * scale;
        into.backgroundCount += responsibility;
        into.backgroundStrength += responsibility * strength;
        into.backgroundSquare += responsibility * squaredOffset(block.dimension());
      }
    }
  }

  /** The log rho of the active components, and of the background as the last, of the last event. */
  double[] values() {
    return logs;
  }

  /** Fills logs with the forms of eq. (25) at event i and returns the largest. */
  double logs(EventBlock block, ActiveComponents a, int i, double strength) {
    if (logs.length < a.size + 1) {
      logs = new double[a.index.length + 1];
    }
    for (int j = 0; j < a.size; j++) {
      logs[j] = a.constants[j] + a.logRates[j] * strength;
    }
    for (int d = 0; d < block.dimension(); d++) {
      double x = block.offsets(d)[i];
      u[d] = x;
      double[] slope = a.slopes[d];
      for (int j = 0; j < a.size; j++) {
        logs[j] += slope[j] * x;
      }
    }
    addSquares(a, block.dimension());
    double most = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < a.size; j++) {
      most = Math.max(most, logs[j]);
    }
    if (a.background) {
      logs[a.size] =
          a.backgroundConstant
              + a.backgroundLogRate * strength
              + a.backgroundSquare * squaredOffset(block.dimension());
      most = Math.max(most, logs[a.size]);
    }
    return most;
  }

  private double squaredOffset(int dimension) {
    double sum = 0;
    for (int d = 0; d < dimension; d++) {
      sum += u[d] * u[d];
    }
    return sum;
  }

  private void addSquares(ActiveComponents a, int dimension) {
    if (a.squares.length == 1) {
      addProduct(a, 0, squaredOffset(dimension));
    } else if (a.squares.length > 1) {
      int e = 0;
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j <= i; j++) {
          addProduct(a, e++, u[i] * u[j]);
        }
      }
    }
  }

  private void addProduct(ActiveComponents a, int e, double product) {
    double[] factor = a.squares[e];
    for (int j = 0; j < a.size; j++) {
      logs[j] += factor[j] * product;
    }
  }

  private void addOffsets(EventBlock block, int i, ActiveComponents a, BlockSums into) {
    int dimension = block.dimension();
    for (int d = 0; d < dimension; d++) {
      add(a.size, block.offsets(d)[i], into.offset[d]);
    }
    if (a.squares.length == 1) {
      add(a.size, squaredOffset(dimension), into.square[0]);
    } else if (a.squares.length > 1) {
      int e = 0;
      for (int p = 0; p < dimension; p++) {
        for (int q = 0; q <= p; q++) {
          add(a.size, u[p] * u[q], into.square[e++]);
        }
      }
    }
  }

  private void add(int size, double value, double[] sums) {
    for (int j = 0; j < size; j++) {
      sums[j] += logs[j] * value;
    }
  }
}
