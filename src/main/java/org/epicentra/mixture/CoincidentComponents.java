package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.weights.WeightType;

/** Finds the components of a posterior that describe the same events. */
final class CoincidentComponents {
  /** Centres within this share of the width of a component are one place. */
  private static final double SAME_PLACE = 0.1;

  /** So many nats between the shapes of two components are nothing. */
  private static final double SAME_SHAPE = 0.005;

  /** A component of learned weight with less is empty. */
  private static final double LEAST_EVENTS = 0.5;

  private final MixturePosterior posterior;
  private final int[] byFirstCoordinate;
  private final double[][] intervals;

  private CoincidentComponents(MixturePosterior posterior) {
    this.posterior = posterior;
    this.byFirstCoordinate =
        IntStream.range(0, posterior.components())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> posterior.mean(k, 0)))
            .mapToInt(Integer::intValue)
            .toArray();
    this.intervals = new double[posterior.components()][];
  }

  /** The groups, see {@link MixturePosterior#coincidentComponents}. */
  static List<List<Integer>> of(MixturePosterior posterior) {
    return new CoincidentComponents(posterior).groups();
  }

  private List<List<Integer>> groups() {
    int[] places = new int[byFirstCoordinate.length];
    for (int place = 0; place < places.length; place++) {
      places[byFirstCoordinate[place]] = place;
    }
    boolean[] taken = new boolean[places.length];
    List<List<Integer>> groups = new ArrayList<>();
    for (int first = 0; first < places.length; first++) {
      if (!taken[first] && !isEmpty(first)) {
        List<Integer> group = new ArrayList<>(List.of(first));
        addNeighbours(first, places[first], 1, taken, group);
        addNeighbours(first, places[first], -1, taken, group);
        if (group.size() > 1) {
          group.sort(null);
          groups.add(List.copyOf(group));
        }
      }
    }
    return List.copyOf(groups);
  }

  /** Adds those that coincide with a component, to one side of its place in the sorted order. */
  private void addNeighbours(int first, int place, int step, boolean[] taken, List<Integer> group) {
    for (int i = place + step; i >= 0 && i < byFirstCoordinate.length; i += step) {
      int other = byFirstCoordinate[i];
      if (Math.abs(posterior.mean(other, 0) - posterior.mean(first, 0)) > reach(first)) {
        return;
      }
      if (other > first
          && !taken[other]
          && !isEmpty(other)
          && inOnePlace(first, other)
          && ofOneRate(first, other)) {
        taken[other] = true;
        group.add(other);
      }
    }
  }

  /** Learned weights may leave a component without events, which describes none. */
  private boolean isEmpty(int k) {
    return posterior.effectiveCount(k) < LEAST_EVENTS
        && posterior.prior().weights().type() != WeightType.FIXED;
  }

  private boolean inOnePlace(int j, int k) {
    double squared = 0;
    for (int d = 0; d < posterior.dimension(); d++) {
      double difference = posterior.mean(j, d) - posterior.mean(k, d);
      squared += difference * difference;
    }
    return Math.sqrt(squared) <= reach(j) && ofOneShape(j, k);
  }

  /** Whether the Bhattacharyya distance of the shapes is next to nothing. */
  private boolean ofOneShape(int j, int k) {
    SymmetricMatrix first = posterior.locations().covariance(j);
    SymmetricMatrix second = posterior.locations().covariance(k);
    double apart = 0.25 * (first.logDeterminant() + second.logDeterminant());
    return 0.5 * first.plus(second).times(0.5).logDeterminant() - apart <= SAME_SHAPE;
  }

  /** How far a centre may lie from that of a component. */
  private double reach(int k) {
    return SAME_PLACE * posterior.width(k);
  }

  private boolean ofOneRate(int j, int k) {
    return contains(interval(j), posterior.rate(k)) && contains(interval(k), posterior.rate(j));
  }

  private static boolean contains(double[] interval, double rate) {
    return rate >= interval[0] && rate <= interval[1];
  }

  private double[] interval(int k) {
    if (intervals[k] == null) {
      intervals[k] = posterior.rateInterval95(k);
    }
    return intervals[k];
  }
}
