package org.epicentra.catalog.geography;

import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.proj4j.geodesic.Geodesic;
import org.locationtech.proj4j.geodesic.GeodesicData;
import org.locationtech.proj4j.geodesic.GeodesicMask;

/**
 * The azimuthal equidistant projection on the WGS84 ellipsoid about a centre: a point at geodesic
 * distance s and azimuth a from the centre lies at x = s sin a (east), y = s cos a (north), in km.
 *
 * <p>Distances and directions from the centre are true; across them, lengths grow by about s&sup2;
 * / 6R&sup2; (0.4 % at 1000 km). There is no seam at the antimeridian or at the poles. Only at the
 * point opposite the centre, some 20,000 km away, is the direction undefined.
 *
 * <p>The geodesics are those of Karney (2013), <a
 * href="https://doi.org/10.1007/s00190-012-0578-z">doi:10.1007/s00190-012-0578-z</a>, exact to
 * nanometres, in proj4j's port. proj4j's own {@code aeqd} projection calls the same code but is not
 * used: in version 1.4.1 its inverse loses whole turns of the longitude and lands on the other side
 * of the Earth.
 *
 * <p>Coordinates are rounded to 2^-30 km, a micrometre. Where many positions lie close to each
 * other a polynomial takes the geodesic's place, unless that might change what a coordinate is
 * rounded to; so which of the two it was changes no bit, as far as {@link ProjectionTable} bounds
 * their difference. A conversion takes about 1.3 &micro;s forward, 0.1 &micro;s by a polynomial,
 * and 0.7 &micro;s back.
 */
public final class AzimuthalProjection implements Projection {
  private static final long serialVersionUID = 1L;

  private static final String TYPE = ProjectionType.AZIMUTHAL.label();
  static final String ELLIPSOID = "WGS84";

  private static final int POLAR = GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH;
  private static final int POSITION = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE;
  private static final double METRES_PER_KM = 1000;

  /** How many steps, to which coordinates are rounded, a km has. */
  private static final double STEPS = 1 << 30;

  private final double longitude;
  private final double latitude;
  private transient volatile ProjectionTable table;

  private AzimuthalProjection(double longitude, double latitude) {
    this.longitude = longitude;
    this.latitude = latitude;
  }

  /**
   * The projection about a centre.
   *
   * @param longitude degrees east; kept as the same meridian in [-180, 180)
   * @param latitude degrees north, -90 to 90
   * @throws IllegalArgumentException if one is not finite or the latitude is out of range
   */
  public static AzimuthalProjection of(double longitude, double latitude) {
    if (!(Double.isFinite(longitude) && latitude >= -90 && latitude <= 90)) {
      throw new IllegalArgumentException(
          "centre is longitude "
              + longitude
              + ", latitude "
              + latitude
              + "; a finite longitude and a latitude from -90 to 90 are needed");
    }
    return new AzimuthalProjection(Longitude.wrap(longitude), latitude);
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public boolean hasGeography() {
    return true;
  }

  @Override
  public double[] forward(double longitude, double latitude, double depth) {
    double[] x = table().at(longitude, latitude);
    if (x == null || !isDecided(x)) {
      x = geodesic(longitude, latitude);
    }
    for (int d = 0; d < x.length; d++) {
      x[d] = Math.rint(x[d] * STEPS) / STEPS + 0.0; // no negative zero
    }
    return x;
  }

  /** Whether what a polynomial gave is rounded as the geodesic's. */
  private static boolean isDecided(double... x) {
    double most = 0.5 - ProjectionTable.error(x) * STEPS;
    return Math.abs(x[0] * STEPS - Math.rint(x[0] * STEPS)) < most
        && Math.abs(x[1] * STEPS - Math.rint(x[1] * STEPS)) < most;
  }

  /** Made where the projection is used, for each copy of it anew. */
  private ProjectionTable table() {
    ProjectionTable present = table;
    if (present == null) {
      synchronized (this) {
        if (table == null) {
          table = new ProjectionTable(this::geodesic);
        }
        present = table;
      }
    }
    return present;
  }

  /** The coordinates by the geodesic itself, not rounded. */
  double[] geodesic(double longitude, double latitude) {
    GeodesicData line =
        Geodesic.WGS84.Inverse(this.latitude, this.longitude, latitude, longitude, POLAR);
    double distance = line.s12 / METRES_PER_KM;
    double azimuth = Math.toRadians(line.azi1);
    return new double[] {distance * Math.sin(azimuth), distance * Math.cos(azimuth)};
  }

  @Override
  public double[] inverse(double... coordinates) {
    double x = coordinates[0];
    double y = coordinates[1];
    GeodesicData line =
        Geodesic.WGS84.Direct(
            latitude,
            longitude,
            Math.toDegrees(Math.atan2(x, y)),
            METRES_PER_KM * Math.hypot(x, y),
            POSITION);
    return new double[] {Longitude.wrap(line.lon2), line.lat2, Double.NaN};
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", TYPE);
    parameters.put("unit", "km");
    parameters.put("longitude", longitude);
    parameters.put("latitude", latitude);
    parameters.put("ellipsoid", ELLIPSOID);
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AzimuthalProjection that
        && longitude == that.longitude
        && latitude == that.latitude;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(longitude) + Double.hashCode(latitude);
  }

  @Override
  public String toString() {
    return "azimuthal equidistant about longitude " + longitude + ", latitude " + latitude;
  }
}
