package org.epicentra.catalog.geography;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.math.RandomStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * What lies below polygons of longitude and latitude, from one depth to another, in the coordinates
 * of {@link GeocentricProjection}. Its sides follow the verticals, and so come nearer to each other
 * with depth.
 */
final class GeocentricRegion implements Region {
  private static final long serialVersionUID = 1L;

  /** The projection is exact to a micrometre down to the last. */
  private static final double HIGHEST = -10;

  private static final double DEEPEST = 1000;

  /** Degrees and km, 10 cm: what rounding of the coordinates may do to a place on the boundary. */
  private static final double TOLERANCE = 1e-6;

  private static final double DEPTH_TOLERANCE = 1e-4;

  private final String wkt;
  private final double[] depths;
  private final double volume;
  private final GeocentricProjection projection = new GeocentricProjection();
  private transient volatile Search search;

  /** The polygons, and the index of them that weighs each by the volume below it. */
  private record Search(GeographicPolygons polygons, PolygonIndex index, GeodeticVolume element) {

    /** Either side of a seam: rounding may move a place on it by a whole turn. */
    boolean contains(double longitude, double latitude) {
      double turned = polygons.turned(longitude);
      return index.contains(turned, latitude) || index.contains(turned - 360, latitude);
    }
  }

  /**
   * @param wkt of {@link PolygonText}, degrees
   * @param depths the least and the greatest, km
   */
  GeocentricRegion(String wkt, double[] depths) {
    this.wkt = wkt;
    this.depths = Extents.range(depths, HIGHEST, DEEPEST);
    this.search = makeSearch();
    this.volume = search.index().weight();
  }

  private Search makeSearch() {
    GeographicPolygons geographic = GeographicPolygons.of(wkt);
    GeodeticVolume element = new GeodeticVolume(depths[0], depths[1]);
    List<Polygon> polygons = geographic.polygons();
    for (Polygon polygon : polygons) {
      Coordinate first = polygon.getCoordinate();
      PolygonIndex.requireWidth(polygon, polygon.getArea(), first.x, first.y);
    }
    double[] volumes = polygons.stream().mapToDouble(element::below).toArray();
    return new Search(geographic, new PolygonIndex(polygons, volumes, TOLERANCE), element);
  }

  private Search search() {
    Search known = search;
    if (known == null) {
      known = makeSearch();
      search = known;
    }
    return known;
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public double volume() {
    return volume;
  }

  @Override
  public boolean contains(double[] x) {
    if (!(Double.isFinite(x[0]) && Double.isFinite(x[1]) && Double.isFinite(x[2]))) {
      return false;
    }
    double[] place = projection.inverse(x);
    return place[2] >= depths[0] - DEPTH_TOLERANCE
        && place[2] <= depths[1] + DEPTH_TOLERANCE
        && search().contains(place[0], place[1]);
  }

  @Override
  public double[] draw(RandomStream random) {
    Search at = search();
    int one = at.index().pick(random);
    Envelope bounds = at.index().bounds(one);
    double south = Math.sin(Math.toRadians(bounds.getMinY()));
    double north = Math.sin(Math.toRadians(bounds.getMaxY()));
    while (true) {
      double longitude = bounds.getMinX() + bounds.getWidth() * random.nextDouble();
      double s = Math.min(south + (north - south) * random.nextDouble(), north);
      double depth = Math.min(depths[0] + (depths[1] - depths[0]) * random.nextDouble(), depths[1]);
      double latitude = Math.toDegrees(Math.asin(s));
      if (random.nextDouble() < at.element().share(s, depth)
          && at.index().contains(one, longitude, latitude)) {
        return projection.forward(longitude, latitude, depth);
      }
    }
  }

  @Override
  public String description(String unit) {
    return "polygon of %s %s^3, from %s to %s %s of depth"
        .formatted(
            Extents.number(volume), unit, Extents.plain(depths[0]), Extents.plain(depths[1]), unit);
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", PlanarRegion.TYPE);
    parameters.put("wkt", wkt);
    parameters.put("depthRange", Arrays.stream(depths).boxed().toList());
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeocentricRegion that
        && wkt.equals(that.wkt)
        && Arrays.equals(depths, that.depths);
  }

  @Override
  public int hashCode() {
    return 31 * wkt.hashCode() + Arrays.hashCode(depths);
  }

  @Override
  public String toString() {
    return wkt + " from " + depths[0] + " to " + depths[1] + " km of depth";
  }
}
