package org.epicentra.mixture;

import org.epicentra.catalog.EventBlock;

/**
 * The E-step in plain Java, event by event. Runs on every JVM, and finishes what the vectors leave
 * over.
 */
final class ScalarKernel implements ResponsibilityKernel {
  private final ActiveComponents active;
  private final ScatteredEvents scattered;
  private final BlockSums sums = new BlockSums();
  private double[] logs = new double[0];

  ScalarKernel(double threshold) {
    this.active = new ActiveComponents(threshold);
    this.scattered = new ScatteredEvents(threshold);
  }

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void accumulate(
      EventBlock block, MixtureCoefficients coefficients, MixtureStatistics into) {
    if (ScatteredEvents.in(block, coefficients)) {
      scattered.accumulate(block, coefficients, into);
      return;
    }
    active.select(block, coefficients);
    sums.clear(active.size);
    if (active.size == 1) {
      sums.ofOnly(block, active);
    } else {
      events(block, active, sums, 0);
    }
    sums.addTo(into, block, coefficients, active);
  }

  /** Adds the events from number {@code from} on to the block's sums. */
  void events(EventBlock block, ActiveComponents a, BlockSums into, int from) {
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
      add(block, a.size, i, strength, weight / total, into);
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

  private void add(
      EventBlock block, int size, int i, double strength, double scale, BlockSums into) {
    for (int j = 0; j < size; j++) {
      double responsibility = logs[j] *= scale;
      into.count[j] += responsibility;
      into.strength[j] += responsibility * strength;
    }
    for (int d = 0; d < block.dimension(); d++) {
      double x = block.offsets(d)[i];
      double[] offset = into.offset[d];
      for (int j = 0; j < size; j++) {
        offset[j] += logs[j] * x;
      }
    }
  }
}
