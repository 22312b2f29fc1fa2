package org.epicentra.export;

import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A thing with a place.
 *
 * @param name for people
 * @param geometry longitudes and latitudes in degrees on WGS84, heights in metres above its
 *     ellipsoid; null where there is none
 * @param begin when it begins, or null
 * @param end when it ends, the same as begin for a moment, or null
 * @param values one for each field of its layer; a value may be null
 */
public record Feature(
    String name, Geometry geometry, Instant begin, Instant end, List<Object> values) {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double METRES_PER_KM = 1000;

  /**
   * A hypocentre as a point, whose height is minus its depth.
   *
   * @param longitude degrees east
   * @param latitude degrees north
   * @param depth km, positive down; NaN where it is not known, and the point has no height
   */
  public static Geometry hypocentre(double longitude, double latitude, double depth) {
    // 0.0 - x and not -x: a depth of 0 is a height of 0, not of -0
    double height = 0.0 - METRES_PER_KM * depth;
    return GEOMETRIES.createPoint(new Coordinate(longitude, latitude, height));
  }
}
