package org.epicentra.mixture;

import java.util.Arrays;
import java.util.Comparator;
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

  /** Times the sum of two variances: a square beyond it alone makes two components far apart. */
  private static final double FAR_SQUARED = 4 * FAR * (1 + 1e-9);

  private final MixturePosterior posterior;
  private final SymmetricMatrix[] covariances;
  private final double[] logDeterminants;

  /** The few components nearest to one; of equally near ones those that were added first. */
  private static final class Nearest {
    private final int[] components = new int[PARTNERS];
    private final double[] distances = new double[PARTNERS];
    private int size;

    void add(int component, double distance) {
      if (!(distance < FAR) || size == PARTNERS && !(distance < distances[size - 1])) {
        return;
      }
      int at = size == PARTNERS ? size - 1 : size++;
      for (; at > 0 && distance < distances[at - 1]; at--) {
        components[at] = components[at - 1];
        distances[at] = distances[at - 1];
      }
      components[at] = component;
      distances[at] = distance;
    }

    void pairs(int k, TreeSet<Long> into) {
      for (int i = 0; i < size; i++) {
        long first = Math.min(k, components[i]);
        into.add(first << 32 | Math.max(k, components[i]));
      }
    }
  }

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
    int components = covariances.length;
    Integer[] order = new Integer[components];
    Arrays.setAll(order, Integer::valueOf);
    Arrays.sort(order, Comparator.comparingDouble(k -> posterior.mean(k, 0)));
    double widest = 0;
    Nearest[] nearest = new Nearest[components];
    for (int k = 0; k < components; k++) {
      widest = Math.max(widest, covariances[k].get(0, 0));
      nearest[k] = new Nearest();
    }
    for (int i = 0; i < components; i++) {
      int k = order[i];
      double[] mean = posterior.mean(k);
      double reach = FAR_SQUARED * (covariances[k].get(0, 0) + widest);
      for (int next = i + 1; next < components; next++) {
        int other = order[next];
        double apart = posterior.mean(other, 0) - mean[0];
        if (apart * apart > reach) {
          break;
        }
        if (mayOverlap(k, mean, other)) {
          double distance = distance(k, other);
          nearest[k].add(other, distance);
          nearest[other].add(k, distance);
        }
      }
    }
    TreeSet<Long> found = new TreeSet<>();
    for (int k = 0; k < components; k++) {
      nearest[k].pairs(k, found);
    }
    return found.stream()
        .map(pair -> new int[] {(int) (pair >> 32), (int) (long) pair})
        .toArray(int[][]::new);
  }

  /**
   * Whether two components may be less than {@link #FAR} apart. By the inequality of Cauchy and
   * Schwarz x' A^-1 x is no less than x_d^2 / A_dd, and the other part of the distance is no less
   * than 0.
   */
  private boolean mayOverlap(int k, double[] mean, int other) {
    for (int d = 0; d < mean.length; d++) {
      double apart = posterior.mean(other, d) - mean[d];
      double reach = FAR_SQUARED * (covariances[k].get(d, d) + covariances[other].get(d, d));
      if (apart * apart > reach) {
        return false;
      }
    }
    return true;
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
