package org.epicentra.mixture.start;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;

/** How initial centres are chosen among the events of a sample. */
public enum Initialisation {
  /** Events far from each other, then a few iterations of Lloyd's algorithm. */
  KMEANS_PLUS_PLUS("kmeans++", new KMeansPlusPlus()),
  /** Events drawn at random, without replacement. */
  RANDOM("random", new RandomCentres());

  private final String label;
  private final Initialiser initialiser;

  Initialisation(String label, Initialiser initialiser) {
    this.label = label;
    this.initialiser = initialiser;
  }

  /** As options, Params and summaries write it. */
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Initialisation::label).toList();
  }

  /**
   * @throws BadInputException when there is no initialisation of that label
   */
  public static Initialisation of(String label) {
    for (Initialisation known : values()) {
      if (known.label.equals(label)) {
        return known;
      }
    }
    throw new BadInputException(
        Setting.mustBe("init", "'" + label + "'", String.join(" or ", labels())));
  }

  /**
   * The initial centres.
   *
   * @param components the number of centres K
   * @return K rows of D coordinates, unit
   * @throws BadInputException when the sample has fewer distinct locations than components
   */
  public double[][] centres(EventSample sample, int components, RandomStream random) {
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
    return initialiser.centres(sample, components, random);
  }
}
