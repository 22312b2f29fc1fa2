package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.catalog.EventBlock;

/**
 * The E-step in plain Java, which runs on every JVM: for each number of {@link SimdKernel} the same
 * operations in the same order, so that both have the same bits. Each step is a loop over a block
 * of its own, which the JIT compiles to vector instructions where it can.
 */
final class ScalarKernel extends PrunedKernel {
  private final ScalarMoves moves = new ScalarMoves(this);
  private final double[] responsibilities = new double[EventBlock.CAPACITY];

  /** Logs of one component or the background, before they go to their row. */
  private final double[] logs = new double[EventBlock.CAPACITY];

  private final double[] slopes = new double[EventBlock.CAPACITY];
  private final double[] products = new double[EventBlock.CAPACITY];
  private final double[] squares = new double[EventBlock.CAPACITY];

  ScalarKernel(double threshold) {
    super(threshold);
  }

  @Override
  void addEvents(EventBlock block) {
    int n = block.paddedSize();
    squaredOffsets(block, n);
    Arrays.fill(maxima, 0, n, Double.NEGATIVE_INFINITY);
    for (int j = 0; j < active.size; j++) {
      logs(j, block, n);
    }
    if (active.background) {
      backgroundLogs(block, n);
    }
    exponentials(n);
    clearPadding(block);
    sums.logNormaliser = block.weights() == null ? normalise(n) : normalise(block.weights(), n);
    for (int j = 0; j < active.size; j++) {
      sums(j, block, n);
    }
    if (active.background) {
      responsibilities(active.size, n);
      sums.backgroundCount = sum(responsibilities, n);
      sums.backgroundStrength = dot(responsibilities, strengths(block), n);
      boolean withSquares = active.backgroundSquare != 0;
      sums.backgroundSquare = withSquares ? dot(responsibilities, squares, n) : 0;
    }
  }

  @Override
  void addMoves(EventBlock block, MoveEvents into) {
    moves.add(block.paddedSize(), block.weights(), active, into);
  }

  private void squaredOffsets(EventBlock block, int n) {
    Arrays.fill(squares, 0, n, 0);
    for (int d = 0; d < block.dimension(); d++) {
      double[] x = block.offsets(d);
      for (int i = 0; i < n; i++) {
        squares[i] = Math.fma(x[i], x[i], squares[i]);
      }
    }
  }

  /** The forms of eq. (25) of active component j, in its row, and the maxima so far. */
  private void logs(int j, EventBlock block, int n) {
    linear(active.logRates[j], active.constants[j], strengths(block), n);
    for (int d = block.dimension() - 1; d >= 0; d--) {
      double[] x = block.offsets(d);
      double slope = active.slopes[d][j];
      if (active.squares.length > 1) {
        Arrays.fill(slopes, 0, n, slope);
        for (int e = 0; e <= d; e++) {
          addToSlopes(active.squares[d * (d + 1) / 2 + e][j], block.offsets(e), n);
        }
        for (int i = 0; i < n; i++) {
          logs[i] = Math.fma(x[i], slopes[i], logs[i]);
        }
      } else {
        for (int i = 0; i < n; i++) {
          logs[i] = Math.fma(x[i], slope, logs[i]);
        }
      }
    }
    if (active.squares.length == 1) {
      double factor = active.squares[0][j];
      for (int i = 0; i < n; i++) {
        logs[i] = Math.fma(squares[i], factor, logs[i]);
      }
    }
    keep(j, n);
  }

  private void backgroundLogs(EventBlock block, int n) {
    linear(active.backgroundLogRate, active.backgroundConstant, strengths(block), n);
    for (int i = 0; i < n; i++) {
      logs[i] = Math.fma(squares[i], active.backgroundSquare, logs[i]);
    }
    keep(active.size, n);
  }

  private void linear(double factor, double constant, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      logs[i] = Math.fma(x[i], factor, constant);
    }
  }

  private void addToSlopes(double factor, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      slopes[i] = Math.fma(x[i], factor, slopes[i]);
    }
  }

  private void keep(int j, int n) {
    System.arraycopy(logs, 0, exponentials, j * STRIDE, n);
    for (int i = 0; i < n; i++) {
      maxima[i] = Math.max(maxima[i], logs[i]);
    }
  }

  /** Replaces logs by exponentials relative to the maxima, and keeps their totals. */
  private void exponentials(int n) {
    Arrays.fill(totals, 0, n, 0);
    for (int j = 0; j < classes(); j++) {
      int row = j * STRIDE;
      for (int i = 0; i < n; i++) {
        double e = ScalarMath.exp(exponentials[row + i] - maxima[i]);
        exponentials[row + i] = e;
        totals[i] += e;
      }
    }
  }

  private double normalise(double[] weights, int n) {
    for (int i = 0; i < n; i++) {
      scales[i] = weights[i] / totals[i];
      products[i] = maxima[i] + ScalarMath.log(totals[i]);
    }
    return dot(weights, products, n);
  }

  private double normalise(int n) {
    for (int i = 0; i < n; i++) {
      scales[i] = 1 / totals[i];
    }
    for (int lane = 0; lane < EventBlock.LANES; lane++) {
      double sum = 0;
      double product = 1;
      for (int i = lane; i < n; i += EventBlock.LANES) {
        sum += maxima[i];
        product *= totals[i];
      }
      lanes[lane] = sum + ScalarMath.log(product);
    }
    return total(0);
  }

  private void sums(int j, EventBlock block, int n) {
    responsibilities(j, n);
    sums.count[j] = sum(responsibilities, n);
    sums.strength[j] = dot(responsibilities, strengths(block), n);
    for (int d = 0; d < block.dimension(); d++) {
      double[] x = block.offsets(d);
      sums.offset[d][j] = dot(responsibilities, x, n);
      if (active.squares.length > 1) {
        for (int i = 0; i < n; i++) {
          products[i] = responsibilities[i] * x[i];
        }
        for (int e = 0; e <= d; e++) {
          sums.square[d * (d + 1) / 2 + e][j] = dot(products, block.offsets(e), n);
        }
      }
    }
    if (active.squares.length == 1) {
      sums.square[0][j] = dot(responsibilities, squares, n);
    }
  }

  private void responsibilities(int j, int n) {
    int row = j * STRIDE;
    for (int i = 0; i < n; i++) {
      responsibilities[i] = exponentials[row + i] * scales[i];
    }
  }

  private double sum(double[] values, int n) {
    Arrays.fill(lanes, 0, EventBlock.LANES, 0);
    for (int from = 0; from < n; from += EventBlock.LANES) {
      for (int lane = 0; lane < EventBlock.LANES; lane++) {
        lanes[lane] += values[from + lane];
      }
    }
    return total(0);
  }

  /** The sum of the products of two columns, by lanes. */
  double dot(double[] one, double[] other, int n) {
    Arrays.fill(lanes, 0, EventBlock.LANES, 0);
    for (int from = 0; from < n; from += EventBlock.LANES) {
      for (int lane = 0; lane < EventBlock.LANES; lane++) {
        lanes[lane] = Math.fma(one[from + lane], other[from + lane], lanes[lane]);
      }
    }
    return total(0);
  }
}
