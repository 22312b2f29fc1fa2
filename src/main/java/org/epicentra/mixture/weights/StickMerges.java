package org.epicentra.mixture.weights;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.epicentra.math.GammaFunctions;

/**
 * The merges of a Dirichlet process. At its optimum sum R e - KL is, but for a constant, sum_k ln
 * Gamma(1 + R_k) - ln(gamma + T_k), where T_k is the sum of R_k and of all that come after it in
 * the order of falling counts: eq. (39) with the beta functions written out. A merge changes no
 * tail but those of the components between the place of the merged one and that of the smaller of
 * the two.
 */
final class StickMerges implements MergeGains {
  /** Products between here and its inverse are far from the ends of doubles. */
  private static final double LARGE = 1e100;

  private final double concentration;
  private final double[] counts;
  private final int[] order;
  private final int[] place;

  /** By place in the order: R, and gamma + T. */
  private final double[] falling;

  private final double[] tails;

  StickMerges(double concentration, double[] counts) {
    this.concentration = concentration;
    this.counts = counts.clone();
    this.order = order(counts);
    int components = counts.length;
    this.place = new int[components];
    this.falling = new double[components];
    this.tails = new double[components];
    double tail = 0;
    for (int i = components - 1; i >= 0; i--) {
      place[order[i]] = i;
      falling[i] = counts[order[i]];
      tail += falling[i];
      tails[i] = concentration + tail;
    }
  }

  /** The components in the order of falling counts. */
  static int[] order(double[] counts) {
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -counts[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public double of(int j, int k) {
    int larger = Math.min(place[j], place[k]);
    int smaller = Math.max(place[j], place[k]);
    double merged = counts[j] + counts[k];
    int first = firstBelow(merged, larger);
    // The merged one has the tail of its place; the emptied one comes last, with a tail of 0.
    double logs = Math.log(tails[larger] / tails[first]) + Math.log(tails[smaller] / concentration);
    logs += logRatios(first, larger, merged);
    logs += logRatios(larger + 1, smaller, falling[smaller]);
    return GammaFunctions.logGamma(1 + merged)
        - GammaFunctions.logGamma(1 + counts[j])
        - GammaFunctions.logGamma(1 + counts[k])
        + logs;
  }

  /** The first place up to a given one whose count is below that of the merged component. */
  private int firstBelow(double merged, int last) {
    int low = 0;
    int high = last;
    while (low < high) {
      int middle = (low + high) / 2;
      if (falling[middle] < merged) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The sum of ln(tail / (tail - gone)) over the places from one up to another. */
  private double logRatios(int from, int to, double gone) {
    double sum = 0;
    double product = 1;
    for (int i = from; i < to; i++) {
      product *= tails[i] / Math.max(concentration, tails[i] - gone);
      if (product > LARGE) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }
}
