package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Arrays;

/** Growing columns of events, in the order in which they are added. */
public final class EventBuffer implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int FIRST_SIZE = 256;

  private final double[][] locations;
  private double[] strengths;
  private double[] weights;
  private int size;

  /**
   * @param dimension the number of coordinates D, 2 or 3
   */
  public EventBuffer(int dimension) {
    this(new double[dimension][FIRST_SIZE], new double[FIRST_SIZE], null, 0);
  }

  private EventBuffer(double[][] locations, double[] strengths, double[] weights, int size) {
    this.locations = locations;
    this.strengths = strengths;
    this.weights = weights;
    this.size = size;
  }

  /** The number of events. */
  public int size() {
    return size;
  }

  /** The number of coordinates D. */
  public int dimension() {
    return locations.length;
  }

  /**
   * Adds an event.
   *
   * @param x location, length D, finite; copied
   * @param strength a count {@code >= 0}, or NaN for none
   * @param weight {@code > 0}, finite
   */
  public void add(double[] x, double strength, double weight) {
    if (size == strengths.length) {
      resize(Math.addExact(size, Math.max(size >> 1, 1)));
    }
    for (int d = 0; d < locations.length; d++) {
      locations[d][size] = x[d];
    }
    strengths[size] = strength;
    if (weight != 1 && weights == null) { // most catalogs have none
      weights = new double[strengths.length];
      Arrays.fill(weights, 0, size, 1);
    }
    if (weights != null) {
      weights[size] = weight;
    }
    size++;
  }

  /**
   * Adds event i of another buffer.
   *
   * @param scratch D numbers, overwritten
   */
  public void add(EventBuffer other, int i, double[] scratch) {
    other.location(i, scratch);
    add(scratch, other.strengths[i], other.weight(i));
  }

  private void resize(int length) {
    for (int d = 0; d < locations.length; d++) {
      locations[d] = Arrays.copyOf(locations[d], length);
    }
    strengths = Arrays.copyOf(strengths, length);
    weights = weights == null ? null : Arrays.copyOf(weights, length);
  }

  /** The same buffer without the room to grow: before it is kept or sent. */
  public EventBuffer trimmed() {
    resize(size);
    return this;
  }

  /** Fills {@code into}, length D, with the location of event i. */
  public void location(int i, double[] into) {
    for (int d = 0; d < locations.length; d++) {
      into[d] = locations[d][i];
    }
  }

  /** The strength of event i, NaN for none. */
  public double strength(int i) {
    return strengths[i];
  }

  /** The weight of event i. */
  public double weight(int i) {
    return weights == null ? 1 : weights[i];
  }

  /** Whether any event has a weight other than 1. */
  boolean isWeighted() {
    return weights != null;
  }

  /** Coordinate d of each event; longer than there are events. */
  double[] coordinates(int d) {
    return locations[d];
  }

  /**
   * The least and the greatest value of coordinate d; without events positive and negative
   * infinity.
   */
  public double[] range(int d) {
    return range(locations[d], size);
  }

  /** The least and the greatest of the first values of a column. */
  static double[] range(double[] values, int size) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return new double[] {low, high};
  }

  /** A curve through the box of the events. */
  EventCurve curve() {
    double[] low = new double[dimension()];
    double[] high = new double[dimension()];
    for (int d = 0; d < low.length; d++) {
      double[] range = range(d);
      low[d] = range[0];
      high[d] = range[1];
    }
    return new EventCurve(low, high);
  }

  /** The order of two events by their coordinates, strengths and weights: 0 where they agree. */
  int compare(int one, int other) {
    for (double[] column : locations) {
      int order = Double.compare(column[one], column[other]);
      if (order != 0) {
        return order;
      }
    }
    int order = Double.compare(strengths[one], strengths[other]);
    return order != 0 ? order : Double.compare(weight(one), weight(other));
  }
}
