package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.epicentra.math.SymmetricMatrix;

/**
 * The pairs of components that may be one: for each component those nearest to it by the
 * Bhattacharyya distance of their expected normal distributions, if they overlap.
 */
final class NearPairs {
  /** Pairs that are tried for each component. */
  private static final int PARTNERS = 3;

  /** Components farther apart share next to no events: the overlap is below exp of minus this. */
  private static final double FAR = 8;

  /**
   * Components that are looked at on either side of one, in the order of their first coordinate.
   */
  private static final int WINDOW = 500;

  private final MixturePosterior posterior;
  private final SymmetricMatrix[] covariances;
  private final double[] logDeterminants;

  private record Partner(int component, double distance) {}

  NearPairs(MixturePosterior posterior) {
    this.posterior = posterior;
    this.covariances = new SymmetricMatrix[posterior.components()];
    this.logDeterminants = new double[covariances.length];
    for (int k = 0; k < covariances.length; k++) {
      covariances[k] = posterior.locations().covariance(k);
      logDeterminants[k] = covariances[k].logDeterminant();
    }
  }

  /** The pairs {j, k}, {@code j < k}, each once, in order. */
  int[][] pairs() {
    Integer[] order = new Integer[covariances.length];
    Arrays.setAll(order, Integer::valueOf);
    Arrays.sort(order, Comparator.comparingDouble(k -> posterior.mean(k, 0)));
    TreeSet<Long> found = new TreeSet<>();
    for (int i = 0; i < order.length; i++) {
      int k = order[i];
      List<Partner> partners = new ArrayList<>();
      int to = Math.min(order.length, i + WINDOW + 1);
      for (int other = Math.max(0, i - WINDOW); other < to; other++) {
        double distance = other == i ? FAR : distance(k, order[other]);
        if (distance < FAR) {
          partners.add(new Partner(order[other], distance));
        }
      }
      partners.sort(Comparator.comparingDouble(Partner::distance));
      for (Partner partner : partners.subList(0, Math.min(PARTNERS, partners.size()))) {
        int first = Math.min(k, partner.component);
        int second = Math.max(k, partner.component);
        found.add(((long) first << 32) | second);
      }
    }
    return found.stream()
        .map(pair -> new int[] {(int) (pair >> 32), (int) (long) pair})
        .toArray(int[][]::new);
  }

  private double distance(int j, int k) {
    double[] apart = posterior.mean(j);
    for (int d = 0; d < apart.length; d++) {
      apart[d] -= posterior.mean(k, d);
    }
    SymmetricMatrix mean = covariances[j].plus(covariances[k]).times(0.5);
    return 0.125 * mean.inverse().quadraticForm(apart)
        + 0.5 * (mean.logDeterminant() - 0.5 * (logDeterminants[j] + logDeterminants[k]));
  }
}
