package org.epicentra.export;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.Longitude;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * What a closed curve on the Earth encloses, as polygons of longitude and latitude that RFC 7946
 * allows: shells run anticlockwise, none crosses the antimeridian, and about a pole they reach up
 * to it along the antimeridian. Where longitudes turn fast, close to a pole, the curve is followed
 * in smaller steps.
 */
public final class Outline {
  private static final double TURN = 360;
  private static final double POLE = 90;

  /**
   * Sides of a polygon where nothing asks for more: an ellipse is cut short by 0.1 % of its axis.
   */
  private static final int SIDES = 72;

  /** The widest side in longitude, degrees. */
  private static final double WIDEST = 15;

  /** How often a side is halved at most. */
  private static final int HALVINGS = 20;

  /** Parts of a degree that coordinates are rounded to, a tenth of a millimetre on the ground. */
  private static final double PRECISION = 1e9;

  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Curve curve;
  private final List<Coordinate> path = new ArrayList<>();

  /** A closed curve that has its inside on its left. */
  public interface Curve {
    /**
     * A place on it.
     *
     * @param angle from 0 to 2 pi, of which both give the same place
     * @return longitude and latitude, degrees
     */
    double[] at(double angle);
  }

  private Outline(Curve curve) {
    this.curve = curve;
  }

  /**
   * The inside of a curve.
   *
   * @return one polygon, or several where it is cut; null where the inside is no less than what
   *     lies about both poles, which no map shows as an inside
   */
  public static Geometry of(Curve curve) {
    Outline outline = new Outline(curve);
    outline.follow();
    Polygon whole = outline.enclosed();
    return whole == null ? null : cut(whole);
  }

  /** Longitudes go on from one place to the next, without a leap at the antimeridian. */
  private void follow() {
    double[] first = curve.at(0);
    path.add(new Coordinate(first[0], first[1]));
    double[] from = first;
    for (int i = 1; i <= SIDES; i++) {
      double[] to = i == SIDES ? first : curve.at(2 * Math.PI * i / SIDES);
      side(from, to, 2 * Math.PI * (i - 1) / SIDES, 2 * Math.PI * i / SIDES, 0);
      from = to;
    }
  }

  private void side(double[] from, double[] to, double start, double end, int halved) {
    double east = Longitude.wrap(to[0] - from[0]);
    if (halved < HALVINGS && isCoarse(from, to, east)) {
      double middle = (start + end) / 2;
      double[] between = curve.at(middle);
      side(from, between, start, middle, halved + 1);
      side(between, to, middle, end, halved + 1);
      return;
    }
    double longitude = path.get(path.size() - 1).x + east;
    path.add(new Coordinate(longitude, to[1]));
  }

  /**
   * Whether a side turns far, or is as long as a pole is near, and so may pass it on either side.
   */
  private static boolean isCoarse(double[] from, double[] to, double east) {
    double colatitude = POLE - Math.max(Math.abs(from[1]), Math.abs(to[1]));
    double across = east * Math.cos(Math.toRadians(Math.min(Math.abs(from[1]), Math.abs(to[1]))));
    double length = Math.hypot(to[1] - from[1], across);
    return Math.abs(east) > WIDEST || length > colatitude;
  }

  private Polygon enclosed() {
    double turned = path.get(path.size() - 1).x - path.get(0).x;
    long turns = Math.round(turned / TURN);
    if (Math.abs(turns) > 1) {
      return null;
    }
    if (turns == 0) {
      path.set(path.size() - 1, path.get(0).copy());
      Coordinate[] ring = path.toArray(Coordinate[]::new);
      return Area.ofRingSigned(ring) < 0 ? polygon(ring) : null;
    }
    return polygon(aboutPole(turns * POLE, turns * TURN));
  }

  /**
   * The ring that reaches to a pole from the place next to it, from where no part of the curve is
   * in between.
   */
  private Coordinate[] aboutPole(double pole, double turn) {
    int nearest = 0;
    int sides = path.size() - 1;
    for (int i = 1; i < sides; i++) {
      if (Math.abs(pole - path.get(i).y) < Math.abs(pole - path.get(nearest).y)) {
        nearest = i;
      }
    }
    List<Coordinate> ring = new ArrayList<>();
    for (int i = 0; i <= sides; i++) {
      int at = nearest + i;
      Coordinate place = path.get(at % sides);
      ring.add(new Coordinate(at >= sides ? place.x + turn : place.x, place.y));
    }
    double start = ring.get(0).x;
    ring.add(new Coordinate(start + turn, pole));
    ring.add(new Coordinate(start, pole));
    ring.add(ring.get(0).copy());
    return ring.toArray(Coordinate[]::new);
  }

  private static Polygon polygon(Coordinate[] ring) {
    return GEOMETRIES.createPolygon(ring);
  }

  /** The parts between one antimeridian and the next, each moved to where longitudes are. */
  @SuppressWarnings("unchecked")
  private static Geometry cut(Polygon whole) {
    Envelope bounds = whole.getEnvelopeInternal();
    double first = TURN * Math.floor((bounds.getMinX() + TURN / 2) / TURN) - TURN / 2;
    List<Polygon> parts = new ArrayList<>();
    for (double west = first; west < bounds.getMaxX(); west += TURN) {
      Geometry within = whole;
      if (bounds.getMinX() < west || bounds.getMaxX() > west + TURN) {
        Envelope strip = new Envelope(west, west + TURN, -POLE, POLE);
        within = whole.intersection(GEOMETRIES.toGeometry(strip));
      }
      for (Polygon each : (List<Polygon>) PolygonExtracter.getPolygons(within)) {
        Polygon part = placed(each, -TURN / 2 - west);
        if (part.getArea() > 0) { // what is beyond the antimeridian may be rounded away
          parts.add(part);
        }
      }
    }
    return joined(parts);
  }

  /** Parts about a pole meet where their outline begins and ends. */
  @SuppressWarnings("unchecked")
  private static Geometry joined(List<Polygon> parts) {
    if (parts.size() == 1) {
      return anticlockwise(parts.get(0));
    }
    List<Polygon> whole = PolygonExtracter.getPolygons(UnaryUnionOp.union(parts));
    Polygon[] turned = whole.stream().map(Outline::anticlockwise).toArray(Polygon[]::new);
    return turned.length == 1 ? turned[0] : GEOMETRIES.createMultiPolygon(turned);
  }

  /** Moved by some degrees to the east. Rounding makes ends that are a turn apart the same. */
  private static Polygon placed(Polygon polygon, double east) {
    Coordinate[] ring = polygon.getExteriorRing().copy().getCoordinates();
    for (Coordinate place : ring) {
      place.x = Math.rint((place.x + east) * PRECISION) / PRECISION;
      place.y = Math.rint(place.y * PRECISION) / PRECISION;
    }
    return polygon(ring);
  }

  private static Polygon anticlockwise(Polygon polygon) {
    Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
    return Area.ofRingSigned(ring) < 0 ? polygon : polygon.reverse();
  }
}
