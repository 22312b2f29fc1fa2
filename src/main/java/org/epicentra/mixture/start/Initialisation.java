package org.epicentra.mixture.start;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;
import org.epicentra.math.RandomStream;

/** How initial centres are chosen among the events of a sample. */
public enum Initialisation implements Labelled {
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
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(Initialisation.class);
  }

  /**
   * @throws BadInputException when there is no initialisation of that label
   */
  public static Initialisation of(String label) {
    return Labelled.of(Initialisation.class, "init", label);
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
