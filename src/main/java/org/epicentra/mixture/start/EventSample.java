package org.epicentra.mixture.start;

import java.io.Serializable;

/**
 * Some events held in memory by column, from which an ascent is started.
 *
 * @param dimension the number of coordinates D, 2 or 3
 * @param locations n*D coordinates, event by event, unit; not copied
 * @param strengths n counts; NaN where there is none; not copied
 * @param weights n weights {@code > 0}; not copied
 */
public record EventSample(int dimension, double[] locations, double[] strengths, double[] weights)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * @throws IllegalArgumentException when the lengths do not fit each other
   */
  public EventSample {
    if (locations.length != strengths.length * dimension || weights.length != strengths.length) {
      throw new IllegalArgumentException(
          "a sample of "
              + strengths.length
              + " strengths needs "
              + dimension
              + " coordinates and a weight for each, not "
              + (locations.length + " and " + weights.length));
    }
  }

  /** The number of events n. */
  public int size() {
    return strengths.length;
  }

  /** A copy of the location of event i, length D, unit. */
  public double[] location(int i) {
    double[] location = new double[dimension];
    System.arraycopy(locations, i * dimension, location, 0, dimension);
    return location;
  }

  /** The number of different locations, counted up to a limit. */
  int distinctLocations(int limit) {
    DistinctLocations distinct = new DistinctLocations(dimension, limit);
    for (int i = 0; i < size() && distinct.size() < limit; i++) {
      distinct.add(locations, i * dimension);
    }
    return distinct.size();
  }
}
