package org.epicentra.catalog.geography;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Finds whether points lie in polygons, in the logarithm of their number of edges, and picks one of
 * the polygons at random. Safe for use by many threads.
 *
 * <p>A point is inside where a ray from it crosses an odd number of edges, so edges that lie upon
 * each other, such as the two sides of a seam, cancel.
 */
final class PolygonIndex {
  static final double LEAST_SHARE = 1e-6;

  private final Geometry geometry;
  private final double tolerance;
  private final Envelope near;
  private final IndexedPointInAreaLocator inside;
  private final IndexedFacetDistance boundary;
  private final double[] upTo;
  private final IndexedPointInAreaLocator[] insideEach;

  /**
   * @param polygons one or more
   * @param weights of the polygons for {@link #pick}, such as their areas; each must have passed
   *     {@link #requireWidth}
   * @param tolerance how far from the boundary a point still belongs to them, 0 or more
   */
  PolygonIndex(List<Polygon> polygons, double[] weights, double tolerance) {
    this.geometry =
        polygons.get(0).getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
    this.tolerance = tolerance;
    this.near = geometry.getEnvelopeInternal();
    near.expandBy(tolerance);
    this.inside = new IndexedPointInAreaLocator(geometry);
    this.boundary = tolerance > 0 ? new IndexedFacetDistance(geometry) : null;
    this.upTo = new double[weights.length];
    this.insideEach = new IndexedPointInAreaLocator[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      upTo[i] = sum;
      insideEach[i] = new IndexedPointInAreaLocator(polygons.get(i));
      // The index is made by the first search: now, while no other thread can see it.
      insideEach[i].locate(polygons.get(i).getCoordinate());
    }
    inside.locate(geometry.getCoordinate());
  }

  /**
   * Checks that random points in the bounds of a polygon will hit it.
   *
   * @param area of the polygon
   * @param position of a vertex, for the message
   * @throws BadInputException if the polygon is a line, as far as draws from it are concerned
   */
  static void requireWidth(Polygon polygon, double area, double... position) {
    if (!(area > LEAST_SHARE * polygon.getEnvelopeInternal().getArea())) {
      throw new BadInputException(
          "%s has a polygon at (%s %s) that fills less than a millionth of the rectangle around it; leave it out, or give it some width."
              .formatted(Setting.named("region"), position[0], position[1]));
    }
  }

  /** The sum of the weights. */
  double weight() {
    return upTo[upTo.length - 1];
  }

  /** Whether the point is in a polygon, on a boundary, or as near to one as the tolerance. */
  boolean contains(double x, double y) {
    if (!(x >= near.getMinX() && x <= near.getMaxX())
        || !(y >= near.getMinY() && y <= near.getMaxY())) {
      return false;
    }
    Coordinate point = new Coordinate(x, y);
    return inside.locate(point) != Location.EXTERIOR
        || boundary != null
            && boundary.isWithinDistance(geometry.getFactory().createPoint(point), tolerance);
  }

  /** The number of a polygon, drawn with a probability in proportion to its weight. */
  int pick(RandomStream random) {
    double sum = upTo[upTo.length - 1] * random.nextDouble();
    int i = 0;
    while (i < upTo.length - 1 && sum > upTo[i]) {
      i++;
    }
    return i;
  }

  /** The bounds of a polygon. */
  Envelope bounds(int polygon) {
    return geometry.getGeometryN(polygon).getEnvelopeInternal();
  }

  /** Whether the point is in this polygon or on its boundary. */
  boolean contains(int polygon, double x, double y) {
    return insideEach[polygon].locate(new Coordinate(x, y)) != Location.EXTERIOR;
  }
}
