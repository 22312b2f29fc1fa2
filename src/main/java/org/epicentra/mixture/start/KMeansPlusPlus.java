package org.epicentra.mixture.start;

import java.util.Arrays;
import org.epicentra.math.RandomStream;

/**
 * k-means++: each centre is an event drawn with probability proportional to its weight times its
 * squared distance to the nearest centre so far; then a few iterations of Lloyd's algorithm. D.
 * Arthur, S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
 *
 * <p>Seeding costs n*K distances.
 */
final class KMeansPlusPlus implements Initialiser {
  private static final int LLOYD_ITERATIONS = 10;
  private static final double LLOYD_TOLERANCE = 1e-4;

  @Override
  public double[][] centres(EventSample sample, int components, RandomStream random) {
    double[][] centres = seed(sample, components, random);
    double before = Double.POSITIVE_INFINITY;
    for (int iteration = 0; iteration < LLOYD_ITERATIONS; iteration++) {
      double after = lloydStep(sample, centres);
      if (!(before - after > LLOYD_TOLERANCE * after)) {
        break;
      }
      before = after;
    }
    return centres;
  }

  private static double[][] seed(EventSample sample, int components, RandomStream random) {
    int size = sample.size();
    double[] mass = sample.weights().clone();
    double[] nearest = new double[size];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    double total = Arrays.stream(mass).sum();
    double[][] centres = new double[components][];
    for (int k = 0; k < components; k++) {
      centres[k] = sample.location(draw(mass, random.nextDouble() * total));
      total = reweigh(sample, centres[k], nearest, mass);
    }
    return centres;
  }

  /** The first index at which the running sum of masses passes the threshold. */
  private static int draw(double[] mass, double threshold) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < mass.length; i++) {
      if (mass[i] > 0) {
        sum += mass[i];
        last = i;
        if (sum > threshold) {
          return i;
        }
      }
    }
    return last;
  }

  /** Takes a new centre into the distances and returns the total of the masses. */
  private static double reweigh(
      EventSample sample, double[] centre, double[] nearest, double[] mass) {
    int dimension = sample.dimension();
    double[] locations = sample.locations();
    double[] weights = sample.weights();
    double total = 0;
    for (int i = 0; i < nearest.length; i++) {
      double squared = 0;
      for (int d = 0; d < dimension; d++) {
        double difference = locations[i * dimension + d] - centre[d];
        squared += difference * difference;
      }
      if (squared < nearest[i]) {
        nearest[i] = squared;
        mass[i] = weights[i] * squared;
      }
      total += mass[i];
    }
    return total;
  }

  /**
   * Moves each centre to the mean of the events nearest to it; one without events stays.
   *
   * @return the weighted sum of squared distances before the move
   */
  private static double lloydStep(EventSample sample, double[][] centres) {
    int dimension = sample.dimension();
    double[] locations = sample.locations();
    NearestCentre search = new NearestCentre(centres);
    double[][] sums = new double[centres.length][dimension];
    double[] weightSums = new double[centres.length];
    double cost = 0;
    for (int i = 0; i < sample.size(); i++) {
      int k = search.find(locations, i * dimension);
      double weight = sample.weights()[i];
      cost += weight * search.squaredDistance();
      weightSums[k] += weight;
      for (int d = 0; d < dimension; d++) {
        sums[k][d] += weight * (locations[i * dimension + d] - centres[k][d]);
      }
    }
    for (int k = 0; k < centres.length; k++) {
      for (int d = 0; d < dimension && weightSums[k] > 0; d++) {
        centres[k][d] += sums[k][d] / weightSums[k];
      }
    }
    return cost;
  }
}
