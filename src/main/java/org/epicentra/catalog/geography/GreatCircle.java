package org.epicentra.catalog.geography;

/** Distances over the Earth as a sphere, to half a percent. */
public final class GreatCircle {
  /** Mean radius of the Earth (IUGG), km. */
  public static final double EARTH_RADIUS = 6371.0088;

  private GreatCircle() {}

  /**
   * The distance of two places by the haversine formula (Sinnott 1984, Sky and Telescope 68, 158),
   * km; arguments are degrees.
   */
  public static double distance(
      double latitude, double longitude, double otherLatitude, double otherLongitude) {
    double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
    double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
    double across = Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude));
    double chord = Math.sqrt(north * north + across * east * east);
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, chord));
  }
}
