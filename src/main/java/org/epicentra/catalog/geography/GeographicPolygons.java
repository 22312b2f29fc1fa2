package org.epicentra.catalog.geography;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Polygons in longitude and latitude, turned to one range of 360 degrees of longitude: parts that
 * were split at the antimeridian are joined, and what goes beyond it stays whole.
 *
 * <p>Shells run clockwise and holes anticlockwise.
 */
final class GeographicPolygons {
  private static final double TURN = 360;

  private final List<Polygon> polygons;

  /** The least longitude, degrees; none is more than 360 greater. */
  private final double west;

  private GeographicPolygons(List<Polygon> polygons) {
    this.polygons = List.copyOf(polygons);
    double least = Double.POSITIVE_INFINITY;
    for (Polygon polygon : polygons) {
      least = Math.min(least, polygon.getEnvelopeInternal().getMinX());
    }
    this.west = least;
  }

  /**
   * @param wkt of {@link PolygonText}, degrees
   */
  static GeographicPolygons of(String wkt) {
    List<Polygon> read = PolygonText.polygons(wkt);
    double west = freeMeridian(read);
    List<Geometry> turned = new ArrayList<>();
    for (Polygon polygon : read) {
      turn(polygon, west, turned);
    }
    Geometry whole = turned.size() == 1 ? turned.get(0) : UnaryUnionOp.union(turned);
    whole.normalize();
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < whole.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) whole.getGeometryN(i);
      // Where parts are joined, vertices that do not quite match leave slivers.
      if (turned.size() == 1 || !isSliver(polygon)) {
        polygons.add(polygon);
      }
    }
    return new GeographicPolygons(polygons);
  }

  private static boolean isSliver(Polygon polygon) {
    return polygon.getArea() < PolygonIndex.LEAST_SHARE * polygon.getEnvelopeInternal().getArea();
  }

  /** The western end of a polygon at which no other goes on, or the antimeridian. */
  private static double freeMeridian(List<Polygon> polygons) {
    for (Polygon candidate : polygons) {
      double west = Longitude.wrap(candidate.getEnvelopeInternal().getMinX());
      if (polygons.stream().noneMatch(polygon -> goesOver(polygon, west))) {
        return west;
      }
    }
    return -TURN / 2;
  }

  private static boolean goesOver(Polygon polygon, double meridian) {
    Envelope bounds = polygon.getEnvelopeInternal();
    double start = Longitude.wrap(bounds.getMinX());
    double end = start + bounds.getWidth();
    return start < meridian && meridian < end || meridian + TURN < end;
  }

  /** Adds the parts of a polygon, each turned to lie from west to one turn east of it. */
  private static void turn(Polygon polygon, double west, List<Geometry> parts) {
    Envelope bounds = polygon.getEnvelopeInternal();
    if (bounds.getWidth() > TURN) {
      throw new BadInputException(
          "%s goes more than once around the Earth: longitudes from %s to %s; a polygon may be 360 degrees wide."
              .formatted(Setting.named("region"), bounds.getMinX(), bounds.getMaxX()));
    }
    double start = Longitude.eastOf(west, Longitude.wrap(bounds.getMinX()));
    Geometry turned = shifted(polygon, TURN * Math.rint((start - bounds.getMinX()) / TURN));
    if (turned.getEnvelopeInternal().getMaxX() <= west + TURN) {
      parts.add(turned);
      return;
    }
    double middle = west + TURN;
    parts.addAll(polygonsIn(turned, west, middle));
    for (Geometry beyond : polygonsIn(turned, middle, middle + TURN)) {
      parts.add(shifted(beyond, -TURN));
    }
  }

  private static Geometry shifted(Geometry geometry, double degrees) {
    return degrees == 0
        ? geometry
        : AffineTransformation.translationInstance(degrees, 0).transform(geometry);
  }

  @SuppressWarnings("unchecked")
  private static List<Polygon> polygonsIn(Geometry geometry, double west, double east) {
    Geometry strip = geometry.getFactory().toGeometry(new Envelope(west, east, -90, 90));
    return PolygonExtracter.getPolygons(geometry.intersection(strip));
  }

  List<Polygon> polygons() {
    return polygons;
  }

  /** A longitude of any turn as one of the range in which the polygons lie. */
  double turned(double longitude) {
    return Longitude.eastOf(west, Longitude.wrap(longitude));
  }

  /** Whether a polygon has the position in it or on its boundary; degrees, any turn. */
  boolean contains(double longitude, double latitude) {
    Coordinate position = new Coordinate(turned(longitude), latitude);
    return polygons.stream()
        .anyMatch(
            polygon ->
                SimplePointInAreaLocator.locatePointInPolygon(position, polygon)
                    != Location.EXTERIOR);
  }
}
