package org.epicentra.catalog;

import org.epicentra.BadInputException;

/**
 * The ranges of an event's values. Each {@code check} returns its argument, or throws a {@link
 * BadInputException} that names the value and the range; NaN is outside every range.
 */
public final class EventRanges {
  /** Degrees. */
  public static final double MAX_LATITUDE = 90;

  /** Degrees: sources count from -180 to 180, or from 0 to 360. */
  public static final double MAX_LONGITUDE = 360;

  /** Kilometres below sea level; the highest volcanoes reach 7 km above it. */
  public static final double MIN_DEPTH = -10;

  /** Kilometres; the deepest known earthquakes are near 750 km. */
  public static final double MAX_DEPTH = 1000;

  /** The first year in which Spark and Parquet can store a time. */
  public static final int MIN_YEAR = 1;

  /** The last year that is taken for a real origin time. */
  public static final int MAX_YEAR = 2099;

  private EventRanges() {}

  /** Whether degrees north are in [-90, 90]. */
  public static boolean isLatitude(double latitude) {
    return latitude >= -MAX_LATITUDE && latitude <= MAX_LATITUDE;
  }

  /** Whether degrees east are in [-360, 360]. */
  public static boolean isLongitude(double longitude) {
    return longitude >= -MAX_LONGITUDE && longitude <= MAX_LONGITUDE;
  }

  /** Whether kilometres downwards are in [-10, 1000]. */
  public static boolean isDepth(double depth) {
    return depth >= MIN_DEPTH && depth <= MAX_DEPTH;
  }

  /** Degrees north in [-90, 90]. */
  public static double checkLatitude(double latitude) {
    if (!isLatitude(latitude)) {
      throw new BadInputException(
          "latitude " + latitude + " is outside [-90, 90] degrees north; are the columns swapped?");
    }
    return latitude;
  }

  /** Degrees east in [-360, 360]. */
  public static double checkLongitude(double longitude) {
    if (!isLongitude(longitude)) {
      throw new BadInputException(
          "longitude " + longitude + " is outside [-360, 360] degrees east");
    }
    return longitude;
  }

  /** Kilometres, positive downwards, in [-10, 1000]. */
  public static double checkDepth(double depth) {
    if (!isDepth(depth)) {
      throw new BadInputException(
          "depth "
              + depth
              + " is outside [-10, 1000] km, positive downwards; is it in metres, or negative"
              + " downwards?");
    }
    return depth;
  }
}
