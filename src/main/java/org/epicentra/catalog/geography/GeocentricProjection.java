package org.epicentra.catalog.geography;

import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.datum.Ellipsoid;
import org.locationtech.proj4j.datum.GeocentricConverter;

/**
 * Earth-centred, earth-fixed coordinates on the WGS84 ellipsoid, in km: x towards longitude 0 on
 * the equator, y towards 90 degrees east on the equator, z towards the north pole.
 *
 * <p>The depth is taken off the height, that is, along the ellipsoid's normal. A conversion is
 * exact to a micrometre down to 1000 km of depth and takes about 0.1 &micro;s.
 */
public final class GeocentricProjection implements Projection {
  private static final long serialVersionUID = 1L;

  private static final String TYPE = ProjectionType.GEOCENTRIC.label();
  static final String ELLIPSOID = "WGS84";

  private static final double METRES_PER_KM = 1000;
  private static final GeocentricConverter CONVERTER = new GeocentricConverter(Ellipsoid.WGS84);

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public boolean hasGeography() {
    return true;
  }

  @Override
  public double[] forward(double longitude, double latitude, double depth) {
    if (!(latitude >= -90 && latitude <= 90 && Double.isFinite(depth))) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    ProjCoordinate point =
        new ProjCoordinate(
            Math.toRadians(longitude), Math.toRadians(latitude), -METRES_PER_KM * depth);
    CONVERTER.convertGeodeticToGeocentric(point);
    return new double[] {point.x / METRES_PER_KM, point.y / METRES_PER_KM, point.z / METRES_PER_KM};
  }

  @Override
  public double[] inverse(double... coordinates) {
    ProjCoordinate point =
        new ProjCoordinate(
            METRES_PER_KM * coordinates[0],
            METRES_PER_KM * coordinates[1],
            METRES_PER_KM * coordinates[2]);
    CONVERTER.convertGeocentricToGeodetic(point);
    return new double[] {
      Longitude.wrap(Math.toDegrees(point.x)), Math.toDegrees(point.y), -point.z / METRES_PER_KM
    };
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", TYPE);
    parameters.put("unit", "km");
    parameters.put("ellipsoid", ELLIPSOID);
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeocentricProjection;
  }

  @Override
  public int hashCode() {
    return TYPE.hashCode();
  }

  @Override
  public String toString() {
    return TYPE;
  }
}
