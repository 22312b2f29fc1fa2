package org.epicentra.catalog.geography;

import java.io.Serializable;
import java.util.Map;
import org.epicentra.BadInputException;

/**
 * From geographic positions to the coordinates in which events are clustered, and back.
 *
 * <p>The results of an implementation never change; it is safe for use by many threads, and
 * serializable.
 */
public interface Projection extends Serializable {

  /** The number of coordinates D: 2 or 3. */
  int dimension();

  /** Whether positions are longitudes and latitudes; false for plain coordinates. */
  boolean hasGeography();

  /**
   * The coordinates of a position.
   *
   * @param longitude degrees east, any turn
   * @param latitude degrees north, -90 to 90; outside of it the result is NaN
   * @param depth km, positive down; used by a 3-D projection only, which gives NaN for NaN
   * @return length D, a new array, km unless the projection says otherwise
   */
  double[] forward(double longitude, double latitude, double depth);

  /**
   * The position of some coordinates: what {@link #forward} maps to them.
   *
   * @param coordinates length D, km
   * @return longitude in [-180, 180) and latitude in degrees, depth in km (NaN in 2-D); a new array
   */
  double[] inverse(double... coordinates);

  /** What {@link #fromParameters} needs to make this projection again; plain JSON values. */
  Map<String, Object> parameters();

  /**
   * The projection of some parameters.
   *
   * @param parameters as {@link #parameters} gave them, possibly by way of a JSON file
   * @throws BadInputException if the type is unknown, or a value is missing or out of range
   */
  static Projection fromParameters(Map<String, Object> parameters) {
    StoredParameters values = new StoredParameters("projection", parameters);
    return switch (ProjectionType.of("projection type", values.text("type"))) {
      case AZIMUTHAL -> {
        values.require("ellipsoid", AzimuthalProjection.ELLIPSOID);
        yield AzimuthalProjection.of(
            values.number("longitude", -360, 360), values.number("latitude", -90, 90));
      }
      case GEOCENTRIC -> {
        values.require("ellipsoid", GeocentricProjection.ELLIPSOID);
        yield new GeocentricProjection();
      }
      case NONE -> new PlaneProjection((int) values.number("dimension", 2, 3));
    };
  }
}
