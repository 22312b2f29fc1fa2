package org.epicentra.spark.selection;

import org.apache.spark.sql.Row;
import org.epicentra.spark.RowDigest;

/**
 * Counts and extents of some events.
 *
 * @param rows their number
 * @param firstMicros time of the earliest, microseconds since 1970 UTC; 0 without events
 * @param lastMicros time of the latest
 * @param repeated events that share their id with another, but for one of each
 * @param withoutStrength events without a strength
 * @param withoutDepth events without a depth; all where the catalog has none
 * @param box minimum and maximum of longitude (or the first coordinate), then of latitude (second);
 *     longitudes beyond 180 where the events are about the antimeridian
 * @param digest changes when any event does, and not with their order
 */
public record EventFacts(
    long rows,
    long firstMicros,
    long lastMicros,
    long repeated,
    long withoutStrength,
    long withoutDepth,
    double[] box,
    String digest) {
  /** Degrees. A turn of 360 rounds; where no event lies across, both boxes are as wide. */
  private static final double ROUNDING = 1e-6;

  static EventFacts of(Row sums) {
    if (sums.getLong(0) == 0) {
      return new EventFacts(0, 0, 0, 0, 0, 0, new double[4], "0");
    }
    double[] box = {number(sums, 6), number(sums, 7), number(sums, 8), number(sums, 9)};
    double turnedWest = number(sums, 10);
    double turnedEast = number(sums, 11);
    if (turnedEast - turnedWest < box[1] - box[0] - ROUNDING) {
      box[0] = turnedWest;
      box[1] = turnedEast;
    }
    return new EventFacts(
        sums.getLong(0),
        sums.getLong(1),
        sums.getLong(2),
        sums.getLong(0) - sums.getLong(3),
        sums.getLong(4),
        sums.getLong(5),
        box,
        RowDigest.text(sums.getLong(0), sums, 12));
  }

  private static double number(Row sums, int field) {
    return sums.isNullAt(field) ? 0 : sums.getDouble(field);
  }

  /** The share of events without a strength; NaN without events. */
  public double strengthlessShare() {
    return (double) withoutStrength / rows;
  }

  /** The share of events without a depth; NaN without events. */
  public double depthlessShare() {
    return (double) withoutDepth / rows;
  }
}
