package org.epicentra.bench;

import java.util.Arrays;
import org.epicentra.mixture.start.EventSample;

/**
 * Events in the order of their times, in this JVM: for fits of a night's events.
 *
 * @param micros microseconds since 1970 UTC, rising
 * @param locations for each event its coordinates, unit
 */
record PlacedEvents(long[] micros, double[][] locations) {

  /**
   * The events of a span.
   *
   * @param after microseconds since 1970 UTC, without those at this time
   * @param until with those at this time; none where this is the earlier of the two
   */
  PlacedEvents between(long after, long until) {
    int from = later(after);
    int to = Math.max(from, later(until));
    return new PlacedEvents(
        Arrays.copyOfRange(micros, from, to), Arrays.copyOfRange(locations, from, to));
  }

  /** The index of the first event after a time. */
  private int later(long time) {
    int low = 0;
    int high = micros.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (micros[middle] > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  int size() {
    return micros.length;
  }

  /** The time of the last event. */
  long last() {
    return micros[micros.length - 1];
  }

  /** The same without times; each of weight 1 and without a strength. */
  EventSample sample() {
    double[] flat = new double[2 * size()];
    double[] none = new double[size()];
    double[] ones = new double[size()];
    for (int n = 0; n < size(); n++) {
      System.arraycopy(locations[n], 0, flat, 2 * n, 2);
    }
    Arrays.fill(none, Double.NaN);
    Arrays.fill(ones, 1);
    return new EventSample(2, flat, none, ones);
  }
}
