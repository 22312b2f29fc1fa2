package org.epicentra.catalog;

/** The ranges of an event's values; NaN is outside every range. */
public final class EventRanges {
  /** Degrees. */
  public static final double MAX_LATITUDE = 90;

  /** Degrees: sources count from -180 to 180, or from 0 to 360. */
  public static final double MAX_LONGITUDE = 360;

  /** Kilometres below sea level; the highest volcanoes reach 7 km above it. */
  public static final double MIN_DEPTH = -10;

  /** Kilometres; the deepest known earthquakes are near 750 km. */
  public static final double MAX_DEPTH = 800;

  /** Fractures of a few micrometres in the laboratory are smaller still. */
  public static final double MIN_MAGNITUDE = -5;

  /** The greatest known is 9.5, of 1960 in Chile. */
  public static final double MAX_MAGNITUDE = 9.7;

  /** The first year in which Spark and Parquet can store a time. */
  public static final int MIN_YEAR = 1;

  /** The last year that is accepted in an origin time. */
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

  /** Whether kilometres downwards are in [-10, 800]. */
  public static boolean isDepth(double depth) {
    return depth >= MIN_DEPTH && depth <= MAX_DEPTH;
  }

  /** Whether an earthquake can have this magnitude, of any type. */
  public static boolean isMagnitude(double magnitude) {
    return magnitude >= MIN_MAGNITUDE && magnitude <= MAX_MAGNITUDE;
  }
}
