package org.epicentra.catalog.geography;

import java.io.Serializable;

/**
 * The mean direction of positions on the sphere, added one by one or merged: the direction of the
 * sum of their unit vectors. It has no seam at the antimeridian and no special case at the poles.
 * Vectors are taken to 2^-62, in whole numbers whose sums are exact, so that the mean is the same
 * in any order, up to 2^31 positions.
 *
 * <p>Without positions, or where the vectors cancel (two opposite points, or points spread evenly
 * over the globe), no direction is better than another, and the mean is longitude 0, latitude 0.
 */
public final class SphericalMean implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Below this length of the mean vector its direction is rounding. */
  private static final double CANCELLED = 1e-12;

  /** A coordinate is a multiple of 2^-31, and what is left one of 2^-62. */
  private static final double SCALE = 0x1p31;

  private final long[] high = new long[3];
  private final long[] low = new long[3];
  private long count;

  /**
   * @param longitude degrees east, finite
   * @param latitude degrees north, -90 to 90
   */
  public void add(double longitude, double latitude) {
    double lambda = Math.toRadians(longitude);
    double phi = Math.toRadians(latitude);
    double cosPhi = Math.cos(phi);
    add(0, cosPhi * Math.cos(lambda));
    add(1, cosPhi * Math.sin(lambda));
    add(2, Math.sin(phi));
    count++;
  }

  private void add(int axis, double coordinate) {
    double scaled = SCALE * coordinate;
    long whole = Math.round(scaled);
    high[axis] += whole;
    low[axis] += Math.round(SCALE * (scaled - whole));
  }

  private double sum(int axis) {
    return (high[axis] + low[axis] / SCALE) / SCALE;
  }

  /** Adds the positions of another mean. */
  public void merge(SphericalMean other) {
    for (int axis = 0; axis < 3; axis++) {
      high[axis] += other.high[axis];
      low[axis] += other.low[axis];
    }
    count += other.count;
  }

  /** The number of positions added. */
  public long count() {
    return count;
  }

  /** The mean's longitude in degrees, [-180, 180). */
  public double longitude() {
    return cancelled() ? 0 : Longitude.wrap(Math.toDegrees(Math.atan2(sum(1), sum(0))));
  }

  /** The mean's latitude in degrees, -90 to 90. */
  public double latitude() {
    return cancelled() ? 0 : Math.toDegrees(Math.atan2(sum(2), Math.hypot(sum(0), sum(1))));
  }

  private boolean cancelled() {
    double length = Math.hypot(Math.hypot(sum(0), sum(1)), sum(2));
    return !(length > CANCELLED * count);
  }
}
