package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.catalog.EventBlock;

/** What {@link VectorMoves} sums, in plain Java and with the same bits. */
final class ScalarMoves {
  private final ScalarKernel kernel;
  private final double[] inverses = new double[EventBlock.CAPACITY];
  private final double[] logSums = new double[EventBlock.CAPACITY];
  private final double[] others = new double[EventBlock.CAPACITY];
  private final double[] values = new double[EventBlock.CAPACITY];

  ScalarMoves(ScalarKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Adds the first n events, those that only fill up lanes included, whose exponentials are 0.
   *
   * @param weights n weights, or null where all are 1
   */
  void add(int n, double[] weights, ActiveComponents a, MoveEvents into) {
    sumOthers(n);
    prepare(n);
    for (int j = 0; j < a.size; j++) {
      for (int i = 0; i < n; i++) {
        values[i] = exponential(j, i) * kernel.scales[i];
      }
      into.logSums[j] += kernel.dot(values, logSums, n);
      into.deletions[j] += weights == null ? deletion(j, n) : deletion(j, n, weights);
    }
    for (int p = 0; p < into.pairs; p++) {
      into.pairEntropies[p] += pairEntropy(into.firsts[p], into.seconds[p], n, weights);
    }
  }

  private void sumOthers(int n) {
    Arrays.fill(others, 0, n, 0);
    for (int j = 0; j < kernel.classes(); j++) {
      for (int i = 0; i < n; i++) {
        double e = exponential(j, i);
        if (e < 1 && e > VectorMoves.FLOOR) {
          others[i] += e;
        }
      }
    }
  }

  private void prepare(int n) {
    for (int i = 0; i < n; i++) {
      double total = kernel.totals[i];
      double logTotal = ScalarMath.log(total);
      double rest = total - 1;
      rest = rest < 0.5 ? others[i] : rest;
      double logRest =
          rest == 0 ? Double.NEGATIVE_INFINITY : ScalarMath.log(Math.max(rest, Double.MIN_NORMAL));
      inverses[i] = 1 / total;
      logSums[i] = kernel.maxima[i] + logTotal;
      others[i] = logRest - logTotal;
    }
  }

  private double deletion(int j, int n) {
    for (int lane = 0; lane < EventBlock.LANES; lane++) {
      double best = 0;
      double product = 1;
      for (int i = lane; i < n; i += EventBlock.LANES) {
        double e = exponential(j, i);
        if (e == 1) {
          best += others[i];
        } else {
          product *= remainder(e, i);
        }
      }
      kernel.lanes[lane] = best + ScalarMath.log(product);
    }
    return kernel.total(0);
  }

  private double deletion(int j, int n, double[] weights) {
    for (int i = 0; i < n; i++) {
      double e = exponential(j, i);
      values[i] = e == 1 ? others[i] : ScalarMath.log(Math.max(remainder(e, i), 0.25));
    }
    return kernel.dot(values, weights, n);
  }

  private double remainder(double e, int i) {
    return (kernel.totals[i] - e) * inverses[i];
  }

  private double pairEntropy(int first, int second, int n, double[] weights) {
    int one = Math.max(first, second);
    int other = Math.min(first, second);
    for (int lane = 0; lane < EventBlock.LANES; lane++) {
      double sum = 0;
      for (int i = lane; i < n; i += EventBlock.LANES) {
        double e = exponential(one, i);
        e = other < 0 ? e : e + exponential(other, i);
        double r = e * inverses[i];
        double term = r * ScalarMath.log(Math.max(r, Double.MIN_NORMAL));
        sum -= weights == null ? term : term * weights[i];
      }
      kernel.lanes[lane] = sum;
    }
    return kernel.total(0);
  }

  private double exponential(int j, int i) {
    return kernel.exponentials[j * PrunedKernel.STRIDE + i];
  }
}
