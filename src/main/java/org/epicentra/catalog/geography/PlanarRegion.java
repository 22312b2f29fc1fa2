package org.epicentra.catalog.geography;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons in the coordinates of a 2-D projection, or in plain ones.
 *
 * <p>Edges given in degrees get a vertex every 1/100 degree or less before they are projected. In
 * between they are then off by 3 cm at most as far as 3,000 km from the centre, and by 5 cm as far
 * as 10,000 km. Area, membership and draws are all those of the projected polygons. What travels to
 * a task is the polygons' text; they are projected again where they are used.
 */
final class PlanarRegion implements Region {
  private static final long serialVersionUID = 1L;

  static final String TYPE = "polygon";

  private static final double STEP = 0.01;

  /** 10 cm, km: more than the edges are off. */
  private static final double TOLERANCE = 1e-4;

  /** Farther from the centre than this, km, directions change within an edge. */
  private static final double FARTHEST = 19_900;

  private static final GeometryFactory PLANE = new GeometryFactory();

  private final String wkt;
  private final Projection projection;
  private final double area;
  private transient volatile PolygonIndex index;

  /**
   * @param wkt of {@link PolygonText}
   * @param projection with 2 coordinates
   */
  PlanarRegion(String wkt, Projection projection) {
    this.wkt = wkt;
    this.projection = projection;
    this.index = makeIndex();
    this.area = index.weight();
  }

  private List<Polygon> polygons() {
    if (!projection.hasGeography()) {
      return PolygonText.polygons(wkt);
    }
    List<Polygon> projected = new ArrayList<>();
    GeographicPolygons geographic = GeographicPolygons.of(wkt);
    if (holdsOpposite(geographic)) {
      throw tooFar();
    }
    for (Polygon polygon : geographic.polygons()) {
      Polygon dense = densified(polygon);
      LinearRing[] holes = new LinearRing[dense.getNumInteriorRing()];
      for (int i = 0; i < holes.length; i++) {
        holes[i] = project(dense.getInteriorRingN(i));
      }
      projected.add(PLANE.createPolygon(project(dense.getExteriorRing()), holes));
    }
    return projected;
  }

  private static Polygon densified(Polygon polygon) {
    Densifier densifier = new Densifier(polygon);
    densifier.setDistanceTolerance(STEP);
    densifier.setValidate(false);
    return (Polygon) densifier.getResultGeometry();
  }

  private LinearRing project(LinearRing ring) {
    Coordinate[] degrees = ring.getCoordinates();
    Coordinate[] plane = new Coordinate[degrees.length];
    for (int i = 0; i < plane.length - 1; i++) {
      double[] x = projection.forward(degrees[i].x, degrees[i].y, 0);
      if (!(Math.hypot(x[0], x[1]) < FARTHEST)) {
        throw tooFar();
      }
      plane[i] = new Coordinate(x[0], x[1]);
    }
    plane[plane.length - 1] = plane[0].copy();
    return PLANE.createLinearRing(plane);
  }

  private boolean holdsOpposite(GeographicPolygons polygons) {
    double[] centre = projection.inverse(0, 0);
    return polygons.contains(centre[0] + 180, -centre[1]);
  }

  private static BadInputException tooFar() {
    return new BadInputException(
        Setting.named("region")
            + " reaches the point opposite the centre of the projection, which has no place on the"
            + " map; give a smaller region, or set "
            + Setting.named("projection")
            + " to geocentric.");
  }

  /**
   * Areas by the signed rings: a ring around the point opposite the centre is turned inside out,
   * and so is its sign.
   */
  private static double[] areas(List<Polygon> polygons) {
    double[] areas = new double[polygons.size()];
    for (int i = 0; i < areas.length; i++) {
      Polygon polygon = polygons.get(i);
      areas[i] = Area.ofRingSigned(polygon.getExteriorRing().getCoordinates());
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        areas[i] += Area.ofRingSigned(polygon.getInteriorRingN(hole).getCoordinates());
      }
    }
    return areas;
  }

  private PolygonIndex index() {
    PolygonIndex known = index;
    if (known == null) {
      known = makeIndex();
      index = known;
    }
    return known;
  }

  private PolygonIndex makeIndex() {
    List<Polygon> polygons = polygons();
    double[] areas = areas(polygons);
    for (int i = 0; i < areas.length; i++) {
      Coordinate first = polygons.get(i).getCoordinate();
      double[] position = {first.x, first.y};
      PolygonIndex.requireWidth(
          polygons.get(i),
          areas[i],
          projection.hasGeography() ? projection.inverse(position) : position);
    }
    return new PolygonIndex(polygons, areas, projection.hasGeography() ? TOLERANCE : 0);
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double volume() {
    return area;
  }

  @Override
  public boolean contains(double[] x) {
    return index().contains(x[0], x[1]);
  }

  @Override
  public double[] draw(RandomStream random) {
    PolygonIndex polygons = index();
    int one = polygons.pick(random);
    Envelope bounds = polygons.bounds(one);
    while (true) {
      double x = bounds.getMinX() + bounds.getWidth() * random.nextDouble();
      double y = bounds.getMinY() + bounds.getHeight() * random.nextDouble();
      if (polygons.contains(one, x, y)) {
        return new double[] {x, y};
      }
    }
  }

  @Override
  public String description(String unit) {
    return "polygon of " + Extents.number(area) + " " + unit + "^2";
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", TYPE);
    parameters.put("wkt", wkt);
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanarRegion that
        && wkt.equals(that.wkt)
        && projection.equals(that.projection);
  }

  @Override
  public int hashCode() {
    return Objects.hash(wkt, projection);
  }

  @Override
  public String toString() {
    return wkt;
  }
}
