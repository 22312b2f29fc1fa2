package org.epicentra.mixture.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.epicentra.catalog.EventBlock;

/**
 * The sums of {@link MoveEvents} over the events of a block that fill vectors, from the
 * exponentials that {@link SimdKernel} has left: a row for each component.
 */
final class VectorMoves {
  /** The exponential of -708 and less is e^-708, 3e-308. */
  private static final double FLOOR = 1e-307;

  private final SimdKernel kernel;
  private final double[] inverses = new double[EventBlock.CAPACITY];
  private final double[] logSums = new double[EventBlock.CAPACITY];
  private final double[] others = new double[EventBlock.CAPACITY];

  VectorMoves(SimdKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Adds the first n events.
   *
   * @param weights n weights, or null where all are 1
   */
  void add(int n, double[] weights, ActiveComponents a, MoveEvents into) {
    int classes = a.background ? a.size + 1 : a.size;
    sumOthers(n, classes);
    prepare(n);
    for (int j = 0; j < a.size; j++) {
      into.logSums[j] += logSum(j, n);
      into.deletions[j] += weights == null ? deletion(j, n) : deletion(j, n, weights);
    }
    for (int p = 0; p < into.pairs; p++) {
      into.pairEntropies[p] += pairEntropy(into.firsts[p], into.seconds[p], n, weights);
    }
  }

  /**
   * Fills others with the sum of each event's exponentials but for those that are 1, and those that
   * would be 0 had {@link SimdKernel#exp} no floor: they explain nothing.
   */
  private void sumOthers(int n, int classes) {
    Arrays.fill(others, 0, n, 0);
    for (int j = 0; j < classes; j++) {
      for (int i = 0; i < n; i += SimdKernel.LANES) {
        DoubleVector e = exponential(j, i);
        DoubleVector sum = VectorForm.load(others, i);
        VectorMask<Double> counted =
            e.compare(VectorOperators.LT, 1).and(e.compare(VectorOperators.GT, FLOOR));
        sum.add(e, counted).intoArray(others, i);
      }
    }
  }

  /**
   * Fills inverses with 1 / total, logSums with the log normaliser, and others with ln(1 - r) of
   * the best component: what the others sum to is taken from themselves where the total would leave
   * few digits of it.
   */
  private void prepare(int n) {
    DoubleVector one = VectorForm.broadcast(1);
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector total = VectorForm.load(kernel.totals, i);
      DoubleVector logTotal = VectorLog.log(total);
      DoubleVector rest = total.sub(1);
      rest = rest.blend(VectorForm.load(others, i), rest.compare(VectorOperators.LT, 0.5));
      DoubleVector logRest =
          VectorLog.log(rest.max(Double.MIN_NORMAL))
              .blend(Double.NEGATIVE_INFINITY, rest.compare(VectorOperators.EQ, 0));
      one.div(total).intoArray(inverses, i);
      VectorForm.load(kernel.maxima, i).add(logTotal).intoArray(logSums, i);
      logRest.sub(logTotal).intoArray(others, i);
    }
  }

  private double logSum(int j, int n) {
    DoubleVector sum = VectorForm.zero();
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      sum = kernel.responsibility(j, i).fma(VectorForm.load(logSums, i), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /**
   * sum_n ln(1 - r_nj): a component that is not the best has r at most 1/2, so that the factors 1 -
   * r of a block multiply into one before the logarithm.
   */
  private double deletion(int j, int n) {
    DoubleVector best = VectorForm.zero();
    DoubleVector product = VectorForm.broadcast(1);
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector e = exponential(j, i);
      VectorMask<Double> mask = e.compare(VectorOperators.EQ, 1);
      best = best.add(VectorForm.load(others, i), mask);
      product = product.mul(remainder(e, i), mask.not());
    }
    return best.add(VectorLog.log(product)).reduceLanes(VectorOperators.ADD);
  }

  private double deletion(int j, int n, double[] weights) {
    DoubleVector sum = VectorForm.zero();
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector e = exponential(j, i);
      VectorMask<Double> mask = e.compare(VectorOperators.EQ, 1);
      DoubleVector log =
          VectorLog.log(remainder(e, i).max(0.25)).blend(VectorForm.load(others, i), mask);
      sum = log.fma(VectorForm.load(weights, i), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  /** 1 - r of events i to i + LANES. */
  private DoubleVector remainder(DoubleVector e, int i) {
    return VectorForm.load(kernel.totals, i).sub(e).mul(VectorForm.load(inverses, i));
  }

  /** -sum_n w_n r ln r of the sum r of two responsibilities; a row of -1 is all zeros. */
  private double pairEntropy(int first, int second, int n, double[] weights) {
    int one = Math.max(first, second);
    int other = Math.min(first, second);
    DoubleVector sum = VectorForm.zero();
    for (int i = 0; i < n; i += SimdKernel.LANES) {
      DoubleVector e = exponential(one, i);
      e = other < 0 ? e : e.add(exponential(other, i));
      DoubleVector r = e.mul(VectorForm.load(inverses, i));
      DoubleVector term = r.mul(VectorLog.log(r.max(Double.MIN_NORMAL)));
      term = weights == null ? term : term.mul(VectorForm.load(weights, i));
      sum = sum.sub(term);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  private DoubleVector exponential(int j, int i) {
    return VectorForm.load(kernel.exponentials, j * SimdKernel.STRIDE + i);
  }
}
