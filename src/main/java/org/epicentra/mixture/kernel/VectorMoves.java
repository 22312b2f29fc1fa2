package org.epicentra.mixture.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.epicentra.catalog.EventBlock;

/**
 * The sums of {@link MoveEvents} over the events of a block, from the exponentials that {@link
 * SimdKernel} has left: a row for each component.
 */
final class VectorMoves {
  /** The exponential of -708 and less is e^-708, 3e-308. */
  static final double FLOOR = 1e-307;

  private final SimdKernel kernel;
  private final double[] inverses = new double[EventBlock.CAPACITY];
  private final double[] logSums = new double[EventBlock.CAPACITY];
  private final double[] others = new double[EventBlock.CAPACITY];

  VectorMoves(SimdKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Adds the first n events, those that only fill up lanes included, whose exponentials are 0.
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
   * would be 0 had {@link VectorMath#exp} no floor: they explain nothing.
   */
  private void sumOthers(int n, int classes) {
    Arrays.fill(others, 0, n, 0);
    for (int j = 0; j < classes; j++) {
      for (int i = 0; i < n; i += SimdKernel.WIDTH) {
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
    for (int i = 0; i < n; i += SimdKernel.WIDTH) {
      DoubleVector total = VectorForm.load(kernel.totals, i);
      DoubleVector logTotal = VectorMath.log(total);
      DoubleVector rest = total.sub(1);
      rest = rest.blend(VectorForm.load(others, i), rest.compare(VectorOperators.LT, 0.5));
      DoubleVector logRest =
          VectorMath.log(rest.max(Double.MIN_NORMAL))
              .blend(Double.NEGATIVE_INFINITY, rest.compare(VectorOperators.EQ, 0));
      one.div(total).intoArray(inverses, i);
      VectorForm.load(kernel.maxima, i).add(logTotal).intoArray(logSums, i);
      logRest.sub(logTotal).intoArray(others, i);
    }
  }

  private double logSum(int j, int n) {
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector sum = VectorForm.zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        sum = kernel.responsibility(j, i).fma(VectorForm.load(logSums, i), sum);
      }
      kernel.keep(0, lane, sum);
    }
    return kernel.total(0);
  }

  /**
   * sum_n ln(1 - r_nj): a component that is not the best has r at most 1/2, so that the factors 1 -
   * r of a block multiply into one before the logarithm.
   */
  private double deletion(int j, int n) {
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector best = VectorForm.zero();
      DoubleVector product = VectorForm.broadcast(1);
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector e = exponential(j, i);
        VectorMask<Double> mask = e.compare(VectorOperators.EQ, 1);
        best = best.add(VectorForm.load(others, i), mask);
        product = product.mul(remainder(e, i), mask.not());
      }
      kernel.keep(0, lane, best.add(VectorMath.log(product)));
    }
    return kernel.total(0);
  }

  private double deletion(int j, int n, double[] weights) {
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector sum = VectorForm.zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector e = exponential(j, i);
        VectorMask<Double> mask = e.compare(VectorOperators.EQ, 1);
        DoubleVector log =
            VectorMath.log(remainder(e, i).max(0.25)).blend(VectorForm.load(others, i), mask);
        sum = log.fma(VectorForm.load(weights, i), sum);
      }
      kernel.keep(0, lane, sum);
    }
    return kernel.total(0);
  }

  /** 1 - r of events i to i + WIDTH. */
  private DoubleVector remainder(DoubleVector e, int i) {
    return VectorForm.load(kernel.totals, i).sub(e).mul(VectorForm.load(inverses, i));
  }

  /** -sum_n w_n r ln r of the sum r of two responsibilities; a row of -1 is all zeros. */
  private double pairEntropy(int first, int second, int n, double[] weights) {
    int one = Math.max(first, second);
    int other = Math.min(first, second);
    for (int lane = 0; lane < EventBlock.LANES; lane += SimdKernel.WIDTH) {
      DoubleVector sum = VectorForm.zero();
      for (int i = lane; i < n; i += EventBlock.LANES) {
        DoubleVector e = exponential(one, i);
        e = other < 0 ? e : e.add(exponential(other, i));
        DoubleVector r = e.mul(VectorForm.load(inverses, i));
        DoubleVector term = r.mul(VectorMath.log(r.max(Double.MIN_NORMAL)));
        term = weights == null ? term : term.mul(VectorForm.load(weights, i));
        sum = sum.sub(term);
      }
      kernel.keep(0, lane, sum);
    }
    return kernel.total(0);
  }

  private DoubleVector exponential(int j, int i) {
    return VectorForm.load(kernel.exponentials, j * PrunedKernel.STRIDE + i);
  }
}
