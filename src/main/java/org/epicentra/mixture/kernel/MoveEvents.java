package org.epicentra.mixture.kernel;

import java.util.Arrays;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MovePlan;
import org.epicentra.mixture.MoveSums;

/**
 * The sums over a block's events from which moves are decided, eq. (44) and (45). A second look at
 * the events, which only some passes take.
 */
final class MoveEvents {
  /** Below it ln(1 - r) is -r - r^2/2 to all digits. */
  private static final double SMALL = 1e-5;

  /**
   * Where the responsibilities of a pair sum to less, the event is left out of the pair's entropy.
   * Its part is never negative, so that the gain of a merge is not overstated.
   */
  private static final double NOTHING = 1e-8;

  private double[] shares = new double[0];

  /** sum_n w_n r_nj times the log normaliser, by place among the active components. */
  double[] logSums = new double[0];

  /** sum_n w_n ln(1 - r_nj). */
  double[] deletions = new double[0];

  /**
   * The pairs of the block: their numbers, the places of their components or -1, and their sums.
   */
  int pairs;

  private int[] numbers = new int[0];
  int[] firsts = new int[0];
  int[] seconds = new int[0];
  double[] pairEntropies = new double[0];

  /**
   * Adds a block.
   *
   * @param sums of the block
   */
  void add(
      EventBlock block, ActiveComponents a, BlockSums sums, PrunedKernel kernel, MoveSums into) {
    begin(a, into.plan());
    kernel.addMoves(block, this);
    for (int j = 0; j < a.size; j++) {
      into.add(a.index[j], logSums[j] - sums.expectedLog(j, a), deletions[j]);
    }
    addPairs(into);
  }

  /**
   * Adds a block that at most one component matters to, which has all of it: the entropy is 0, and
   * without the component nothing explains the events.
   */
  void addOnly(ActiveComponents a, MoveSums into) {
    for (int j = 0; j < a.size; j++) {
      into.add(a.index[j], 0, Double.NEGATIVE_INFINITY);
    }
  }

  /**
   * Adds the one event about which the components were chosen, so that its offset is 0.
   *
   * @param logs log rho of the active components and, as the last, of the background
   */
  void addScattered(double[] logs, double weight, ActiveComponents a, MoveSums into) {
    begin(a, into.plan());
    double most = Double.NEGATIVE_INFINITY;
    int classes = a.background ? a.size + 1 : a.size;
    for (int j = 0; j < classes; j++) {
      most = Math.max(most, logs[j]);
    }
    for (int j = 0; j < classes; j++) {
      shares[j] = ScalarMath.exp(logs[j] - most);
    }
    addEvent(most, weight, a);
    for (int j = 0; j < a.size; j++) {
      into.add(a.index[j], logSums[j] - weight * shares[j] * logs[j], deletions[j]);
    }
    addPairs(into);
  }

  private void begin(ActiveComponents a, MovePlan plan) {
    if (shares.length <= a.size) {
      shares = new double[a.index.length + 1];
      logSums = new double[a.index.length + 1];
      deletions = new double[a.index.length + 1];
    }
    Arrays.fill(logSums, 0, a.size, 0);
    Arrays.fill(deletions, 0, a.size, 0);
    findPairs(a, plan);
  }

  /** Adds one event; turns the exponentials in shares, the largest of which is 1, to r_nk. */
  private void addEvent(double most, double weight, ActiveComponents a) {
    int classes = a.background ? a.size + 1 : a.size;
    int best = 0;
    double others = -1;
    for (int j = 0; j < classes; j++) {
      others += shares[j];
      best = shares[j] == 1 ? j : best;
    }
    if (others < 0.5) { // once more, without the one that is 1: no digit is lost
      others = 0;
      for (int j = 0; j < classes; j++) {
        others += j == best ? 0 : shares[j];
      }
    }
    double scale = 1 / (1 + others);
    double logTotal = StrictMath.log1p(others);
    double logSum = weight * (most + logTotal);
    for (int j = 0; j < a.size; j++) {
      double r = shares[j] * scale;
      shares[j] = r;
      logSums[j] += r * logSum;
      deletions[j] -=
          j == best
              ? weight * (logTotal - StrictMath.log(others))
              : weight * (r < SMALL ? r + 0.5 * r * r : -StrictMath.log1p(-r));
    }
    addPairs(weight);
  }

  private void addPairs(MoveSums into) {
    for (int p = 0; p < pairs; p++) {
      into.addPair(numbers[p], pairEntropies[p]);
    }
  }

  private void addPairs(double weight) {
    for (int p = 0; p < pairs; p++) {
      double r = firsts[p] < 0 ? 0 : shares[firsts[p]];
      r += seconds[p] < 0 ? 0 : shares[seconds[p]];
      if (r > NOTHING) {
        pairEntropies[p] -= weight * r * StrictMath.log(r);
      }
    }
  }

  /** Finds the pairs of which a component matters, and their places among the active ones. */
  private void findPairs(ActiveComponents a, MovePlan plan) {
    pairs = 0;
    for (int j = 0; j < a.size; j++) {
      int k = a.index[j];
      for (int i = 0; i < plan.pairsOf(k); i++) {
        int pair = plan.pairOf(k, i);
        if (plan.first(pair) == k) {
          addPair(pair, j, Arrays.binarySearch(a.index, 0, a.size, plan.second(pair)));
        } else {
          int first = Arrays.binarySearch(a.index, 0, a.size, plan.first(pair));
          if (first < 0) { // or it is there already
            addPair(pair, first, j);
          }
        }
      }
    }
  }

  private void addPair(int pair, int first, int second) {
    if (pairs == numbers.length) {
      int longer = 2 * pairs + 16;
      numbers = Arrays.copyOf(numbers, longer);
      firsts = Arrays.copyOf(firsts, longer);
      seconds = Arrays.copyOf(seconds, longer);
      pairEntropies = Arrays.copyOf(pairEntropies, longer);
    }
    numbers[pairs] = pair;
    firsts[pairs] = first;
    seconds[pairs] = second;
    pairEntropies[pairs] = 0;
    pairs++;
  }
}
