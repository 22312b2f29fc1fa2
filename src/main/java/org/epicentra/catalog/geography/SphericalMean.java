package org.epicentra.catalog.geography;

import java.io.Serializable;

/**
 * The mean direction of positions on the sphere, added one by one or merged: the direction of the
 * sum of their unit vectors. It has no seam at the antimeridian and no special case at the poles.
 * Vectors are taken to 2^-32 (1.5 mm on the ground), so that their sums are exact, and the mean the
 * same in any order, up to 2^31 positions.
 *
 * <p>Without positions, or where the vectors cancel (two opposite points, or points spread evenly
 * over the globe), no direction is better than another, and the mean is longitude 0, latitude 0.
 */
public final class SphericalMean implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Below this length of the mean vector its direction is rounding. */
  private static final double CANCELLED = 1e-9;

  private static final double SCALE = 0x1p32;

  private long x;
  private long y;
  private long z;
  private long count;

  /**
   * @param longitude degrees east, finite
   * @param latitude degrees north, -90 to 90
   */
  public void add(double longitude, double latitude) {
    double lambda = Math.toRadians(longitude);
    double phi = Math.toRadians(latitude);
    double cosPhi = Math.cos(phi);
    x += Math.round(SCALE * cosPhi * Math.cos(lambda));
    y += Math.round(SCALE * cosPhi * Math.sin(lambda));
    z += Math.round(SCALE * Math.sin(phi));
    count++;
  }

  /** Adds the positions of another mean. */
  public void merge(SphericalMean other) {
    x += other.x;
    y += other.y;
    z += other.z;
    count += other.count;
  }

  /** The number of positions added. */
  public long count() {
    return count;
  }

  /** The mean's longitude in degrees, [-180, 180). */
  public double longitude() {
    return cancelled() ? 0 : Longitude.wrap(Math.toDegrees(Math.atan2(y, x)));
  }

  /** The mean's latitude in degrees, -90 to 90. */
  public double latitude() {
    return cancelled() ? 0 : Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
  }

  private boolean cancelled() {
    double length = Math.hypot(Math.hypot(x, y), z);
    return !(length > CANCELLED * SCALE * count);
  }
}
