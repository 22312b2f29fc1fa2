package org.epicentra.catalog.geography;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;

/**
 * The part of space over which a background is uniform, in the coordinates of a {@link Projection}:
 * D = 2 or 3 numbers, km or the user's own unit.
 *
 * <p>Implementations are immutable, safe for use by many threads, and serializable by Java and by
 * Kryo, which cannot read records.
 */
public sealed interface Region extends Serializable
    permits BoxRegion, PlanarRegion, PrismRegion, GeocentricRegion {

  /** The number of coordinates D: 2 or 3. */
  int dimension();

  /**
   * The area (D = 2) or volume (D = 3) in the coordinates, unit^D: what a density per unit^D has to
   * be multiplied by. The azimuthal projection stretches areas away from its centre, by 0.4 % at
   * 1000 km, and this area is the stretched one.
   */
  double volume();

  /**
   * Whether a place lies in the region. Its boundary belongs to it, and where the region comes from
   * degrees, so does what is within 10 cm of the boundary: events on it are not lost by rounding.
   *
   * @param x length D, unit; not changed
   * @return false if a coordinate is NaN
   */
  boolean contains(double[] x);

  /**
   * A place that is uniform in the region.
   *
   * @return length D, unit, a new array
   */
  double[] draw(RandomStream random);

  /**
   * This region, made to hold some places: a box grows, which is where events were seen; a polygon,
   * which is where events may be, stays.
   *
   * @param low length D, the least value of each coordinate, unit
   * @param high length D, the greatest
   */
  default Region covering(double[] low, double[] high) {
    return this;
  }

  /**
   * Whether it says where the events of a model may be, as polygons do that were given; a box is
   * where events were seen, and others may lie outside of it.
   */
  default boolean isGiven() {
    return true;
  }

  /** The corners of a box, {low, high}, each of length D, unit; nothing of other regions. */
  default Optional<double[][]> corners() {
    return Optional.empty();
  }

  /**
   * The region in a few words, such as "box of 312.4 x 401.9 km".
   *
   * @param unit of the coordinates, such as "km"
   */
  String description(String unit);

  /** What {@link #fromParameters} needs to make this region again; plain JSON values. */
  Map<String, Object> parameters();

  /**
   * The box between two corners; it includes them.
   *
   * @param low length D, 2 or 3, the least value of each coordinate, unit; copied
   * @param high length D, the greatest; copied
   * @throws BadInputException if the box has no extent along a coordinate
   */
  static Region box(double[] low, double[] high) {
    return new BoxRegion(low, high);
  }

  /**
   * The inside of one or more polygons.
   *
   * <p>Where the projection has geography, their coordinates are longitude and latitude in degrees,
   * longitudes from -360 to 360, so that a polygon may go beyond 180 to cross the antimeridian (or
   * be split there, as RFC 7946 wants it). Edges are straight in longitude and latitude. Otherwise
   * the coordinates are x and y, as they are.
   *
   * <p>In 3-D the region is what lies below the polygons within a range of depths; without
   * geography, what lies over them within a range of the third coordinate.
   *
   * @param text WKT (POLYGON or MULTIPOLYGON) or GeoJSON (RFC 7946: Polygon, MultiPolygon,
   *     GeometryCollection, Feature, FeatureCollection)
   * @param range in 3-D the least and the greatest depth, km (third coordinate, unit); null in 2-D
   * @throws BadInputException if the text cannot be read, is not a valid polygon or does not fit
   *     the projection; the message says where
   */
  static Region polygon(String text, Projection projection, double[] range) {
    boolean geography = projection.hasGeography();
    PolygonText polygons = PolygonText.read(text, geography);
    if (projection.dimension() == 2) {
      if (range != null) {
        throw new BadInputException(
            Setting.named("regionDepth")
                + " is given, but locations have two coordinates; leave it out, or choose a"
                + " projection with depth.");
      }
      return new PlanarRegion(polygons.wkt(), projection);
    }
    if (range == null) {
      throw new BadInputException(
          Setting.named("region")
              + " is a polygon and locations have three coordinates; say with "
              + Setting.named("regionDepth")
              + " from which to which "
              + (geography ? "depth, km," : "third coordinate")
              + " it reaches.");
    }
    return geography
        ? new GeocentricRegion(polygons.wkt(), range)
        : new PrismRegion(new PlanarRegion(polygons.wkt(), new PlaneProjection(2)), range);
  }

  /**
   * The region of some parameters.
   *
   * @param parameters as {@link #parameters} gave them, possibly by way of a JSON file
   * @param projection in whose coordinates the region is
   * @throws BadInputException if the type is unknown, or a value is missing or out of range
   */
  static Region fromParameters(Map<String, Object> parameters, Projection projection) {
    StoredParameters values = new StoredParameters("region", parameters);
    int dimension = projection.dimension();
    return switch (values.text("type")) {
      case BoxRegion.TYPE ->
          box(values.numbers("low", dimension), values.numbers("high", dimension));
      case PlanarRegion.TYPE ->
          polygon(
              values.text("wkt"),
              projection,
              values.has("depthRange") ? values.numbers("depthRange", 2) : null);
      default -> throw values.wrong("type", "it must be box or polygon");
    };
  }
}
