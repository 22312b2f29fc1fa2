package org.epicentra.mixture.start;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds the centre nearest to a location. Centres are kept sorted by their first coordinate; a
 * search walks away from the location on both sides until that coordinate alone is too far. Not
 * thread-safe.
 */
public final class NearestCentre {
  private final int dimension;
  private final int[] order;
  private final double[] first;
  private final double[] sorted;
  private int nearest;
  private double squaredDistance;

  /**
   * @param centres K rows of D coordinates, unit; copied
   */
  public NearestCentre(double[][] centres) {
    int components = centres.length;
    this.dimension = centres[0].length;
    Integer[] byFirst = new Integer[components];
    Arrays.setAll(byFirst, Integer::valueOf);
    Arrays.sort(byFirst, Comparator.comparingDouble(k -> centres[k][0]));
    this.order = new int[components];
    this.first = new double[components];
    this.sorted = new double[components * dimension];
    for (int i = 0; i < components; i++) {
      order[i] = byFirst[i];
      first[i] = centres[order[i]][0];
      System.arraycopy(centres[order[i]], 0, sorted, i * dimension, dimension);
    }
  }

  /**
   * The number of the centre nearest to the D coordinates from the given index; of equally near
   * ones the lowest.
   */
  public int find(double[] coordinates, int from) {
    nearest = Integer.MAX_VALUE;
    squaredDistance = Double.POSITIVE_INFINITY;
    double x = coordinates[from];
    int found = Arrays.binarySearch(first, x);
    int right = found >= 0 ? found : -found - 1;
    int left = right - 1;
    while (left >= 0 || right < first.length) {
      if (right < first.length) {
        right = reaches(right, x) ? right : first.length;
      }
      if (right < first.length) {
        visit(right++, coordinates, from);
      }
      if (left >= 0) {
        left = reaches(left, x) ? left : -1;
      }
      if (left >= 0) {
        visit(left--, coordinates, from);
      }
    }
    return nearest;
  }

  /** The squared distance of the last location asked to its nearest centre, unit^2. */
  double squaredDistance() {
    return squaredDistance;
  }

  /** The weighted mean, over the sample, of the squared distance to the nearest centre, unit^2. */
  public double meanSquaredDistance(EventSample sample) {
    double sum = 0;
    double weightSum = 0;
    for (int i = 0; i < sample.size(); i++) {
      find(sample.locations(), i * dimension);
      sum += sample.weights()[i] * squaredDistance;
      weightSum += sample.weights()[i];
    }
    return sum / weightSum;
  }

  private boolean reaches(int i, double x) {
    double gap = first[i] - x;
    return gap * gap <= squaredDistance;
  }

  private void visit(int i, double[] coordinates, int from) {
    double sum = 0;
    for (int d = 0; d < dimension; d++) {
      double difference = sorted[i * dimension + d] - coordinates[from + d];
      sum += difference * difference;
    }
    if (sum < squaredDistance || (sum == squaredDistance && order[i] < nearest)) {
      squaredDistance = sum;
      nearest = order[i];
    }
  }
}
