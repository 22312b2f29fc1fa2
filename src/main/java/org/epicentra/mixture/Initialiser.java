package org.epicentra.mixture;

import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;

/** Chooses initial centres among the events of a sample. */
interface Initialiser {
  /**
   * @param sample events with at least as many distinct locations as components
   * @param components the number of centres K
   * @return K rows of D coordinates, unit
   */
  double[][] centres(EventSample sample, int components, RandomStream random);

  /**
   * The initialiser of that name in {@link MixtureSettings#init}, which refuses a sample with fewer
   * distinct locations than components.
   */
  static Initialiser named(String name) {
    Initialiser chosen =
        MixtureSettings.RANDOM.equals(name) ? new RandomCentres() : new KMeansPlusPlus();
    return (sample, components, random) -> {
      int distinct = sample.distinctLocations(components);
      if (distinct < components) {
        throw new BadInputException(
            components
                + " components, but "
                + sample.size()
                + " sampled events have only "
                + distinct
                + " distinct locations. Use at most "
                + distinct
                + " components, or give the initial centres in a file.");
      }
      return chosen.centres(sample, components, random);
    };
  }
}
