package org.epicentra.mixture.description;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.mixture.locations.Ellipse;

/**
 * The extents of some events on a map and in time, and how many lack what: all that must be known
 * before they are counted in bins. Mutable and mergeable.
 */
public final class EventExtents implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Directions from north to south, by which the reach of the events is known. */
  private static final int DIRECTIONS = 36;

  private static final double STEP = 180.0 / DIRECTIONS;
  private static final double[] EAST = new double[DIRECTIONS];
  private static final double[] NORTH = new double[DIRECTIONS];

  static {
    for (int i = 0; i < DIRECTIONS; i++) {
      EAST[i] = Math.sin(Math.toRadians(STEP * i));
      NORTH[i] = Math.cos(Math.toRadians(STEP * i));
    }
  }

  private final double[] low = new double[3];
  private final double[] high = new double[3];
  private final double[] least = new double[DIRECTIONS];
  private final double[] most = new double[DIRECTIONS];
  private final double[] mean = new double[2];
  private final double[] scatter = new double[3];
  private long events;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long timed;
  private long counted;
  private double greatestStrength = Double.NEGATIVE_INFINITY;

  public EventExtents() {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
  }

  /**
   * Adds an event.
   *
   * @param place length 2 or 3, on the map
   * @param micros its time, microseconds since 1970 UTC, or null
   * @param strength NaN for none
   */
  public void add(double[] place, Long micros, double strength) {
    events++;
    for (int d = 0; d < place.length; d++) {
      low[d] = Math.min(low[d], place[d]);
      high[d] = Math.max(high[d], place[d]);
    }
    for (int i = 0; i < DIRECTIONS; i++) {
      double reach = EAST[i] * place[0] + NORTH[i] * place[1];
      least[i] = Math.min(least[i], reach);
      most[i] = Math.max(most[i], reach);
    }
    double east = place[0] - mean[0];
    double north = place[1] - mean[1];
    mean[0] += east / events;
    mean[1] += north / events;
    scatter[0] += east * (place[0] - mean[0]);
    scatter[1] += east * (place[1] - mean[1]);
    scatter[2] += north * (place[1] - mean[1]);
    if (micros != null) {
      timed++;
      first = Math.min(first, micros);
      last = Math.max(last, micros);
    }
    if (!Double.isNaN(strength)) {
      counted++;
      greatestStrength = Math.max(greatestStrength, strength);
    }
  }

  /** Adds other events; their scatter by Chan, Golub and LeVeque (1983). */
  public void merge(EventExtents other) {
    if (other.events == 0) {
      return;
    }
    double both = (double) events + other.events;
    double share = other.events / both;
    double east = other.mean[0] - mean[0];
    double north = other.mean[1] - mean[1];
    scatter[0] += other.scatter[0] + east * east * share * events;
    scatter[1] += other.scatter[1] + east * north * share * events;
    scatter[2] += other.scatter[2] + north * north * share * events;
    mean[0] += east * share;
    mean[1] += north * share;
    for (int d = 0; d < low.length; d++) {
      low[d] = Math.min(low[d], other.low[d]);
      high[d] = Math.max(high[d], other.high[d]);
    }
    for (int i = 0; i < DIRECTIONS; i++) {
      least[i] = Math.min(least[i], other.least[i]);
      most[i] = Math.max(most[i], other.most[i]);
    }
    events += other.events;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    timed += other.timed;
    counted += other.counted;
    greatestStrength = Math.max(greatestStrength, other.greatestStrength);
  }

  public long events() {
    return events;
  }

  /** The events that have a time. */
  public long timed() {
    return timed;
  }

  /** The events that have a strength. */
  public long counted() {
    return counted;
  }

  /** The time of the earliest, microseconds since 1970 UTC; of no meaning where none has one. */
  public long first() {
    return first;
  }

  /** The time of the latest. */
  public long last() {
    return last;
  }

  /** The greatest strength; negative infinity where no event has one. */
  public double greatestStrength() {
    return greatestStrength;
  }

  /** The least and greatest coordinate of an axis: 0 is east, 1 north, 2 the third. */
  public double[] range(int axis) {
    return new double[] {low[axis], high[axis]};
  }

  /**
   * The direction in which the epicentres scatter most, degrees clockwise from the map's north, to
   * the nearest of those whose reach is known: a multiple of 5 in [0, 180).
   */
  public double strike() {
    double angle = 0.5 * Math.atan2(2 * scatter[1], scatter[0] - scatter[2]);
    double azimuth = Ellipse.azimuth(Math.cos(angle), Math.sin(angle));
    return STEP * (Math.round(azimuth / STEP) % DIRECTIONS);
  }

  /**
   * How far the events reach in a direction: the least and greatest distance along it.
   *
   * @param azimuth a multiple of 5, degrees clockwise from the map's north, 0 or more
   */
  public double[] reach(double azimuth) {
    int turns = (int) Math.round(azimuth / STEP);
    int direction = turns % DIRECTIONS;
    return turns / DIRECTIONS % 2 == 0
        ? new double[] {least[direction], most[direction]}
        : new double[] {-most[direction], -least[direction]};
  }
}
