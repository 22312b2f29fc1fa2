package org.epicentra.mixture.start;

import java.util.Arrays;
import java.util.Comparator;
import org.epicentra.math.RandomStream;

/**
 * Distinct locations of events drawn without replacement, each with probability proportional to its
 * weight: events are taken by rising E_n / w_n with E_n exponential. P. S. Efraimidis, P. G.
 * Spirakis, "Weighted random sampling with a reservoir", Inf. Process. Lett. 97 (2006),
 * doi:10.1016/j.ipl.2005.11.003.
 */
final class RandomCentres implements Initialiser {
  @Override
  public double[][] centres(EventSample sample, int components, RandomStream random) {
    double[] keys = new double[sample.size()];
    Integer[] order = new Integer[sample.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = -StrictMath.log(random.nextDouble()) / sample.weights()[i];
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> keys[i]));
    DistinctLocations distinct = new DistinctLocations(sample.dimension(), components);
    double[][] centres = new double[components][];
    for (int i = 0; distinct.size() < components; i++) {
      int filled = distinct.size();
      if (distinct.add(sample.locations(), order[i] * sample.dimension())) {
        centres[filled] = sample.location(order[i]);
      }
    }
    return centres;
  }
}
