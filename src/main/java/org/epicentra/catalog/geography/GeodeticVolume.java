package org.epicentra.catalog.geography;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.util.FastMath;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.proj4j.datum.Ellipsoid;

/**
 * The volume below polygons within a range of depths, on the WGS84 ellipsoid of {@link
 * GeocentricProjection}.
 *
 * <p>In longitude &lambda;, s = sin(latitude) and height h along the normal, the element of volume
 * is (N + h) (M + h) d&lambda; ds dh, with the radii of curvature N = a / W across the meridian and
 * M = a (1 - e&sup2;) / W&sup3; along it, W&sup2; = 1 - e&sup2; s&sup2; (Torge and M&uuml;ller
 * 2012, Geodesy, section 4.1). The integrals over h and s are closed, and by Green's theorem that
 * over a polygon is one of &int; ds d&lambda; along its edges.
 */
final class GeodeticVolume {
  private static final double METRES_PER_KM = 1000;
  private static final double A = Ellipsoid.WGS84.equatorRadius / METRES_PER_KM;
  private static final double E2 = Ellipsoid.WGS84.eccentricity2;
  private static final double E = Math.sqrt(E2);

  /** Exact to rounding for an edge from pole to pole. */
  private static final GaussIntegrator ALONG_EDGE = new GaussIntegratorFactory().legendre(20, 0, 1);

  private final double low;
  private final double high;

  /**
   * @param top the least depth, km
   * @param bottom the greatest depth, km, less than the Earth's radius
   */
  GeodeticVolume(double top, double bottom) {
    this.low = -bottom;
    this.high = -top;
  }

  /**
   * The volume below a polygon, km^3.
   *
   * @param polygon longitude and latitude in degrees, edges straight in them, the shell clockwise
   *     and the holes anticlockwise
   */
  double below(Polygon polygon) {
    double volume = below(polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      volume += below(polygon.getInteriorRingN(i));
    }
    return volume;
  }

  private double below(LinearRing ring) {
    Coordinate[] at = ring.getCoordinates();
    // From a latitude nearby and not from the equator: less to cancel.
    double origin = fromEquator(Math.toRadians(at[0].y));
    double volume = 0;
    for (int i = 1; i < at.length; i++) {
      double start = Math.toRadians(at[i - 1].y);
      double rise = Math.toRadians(at[i].y - at[i - 1].y);
      double mean = ALONG_EDGE.integrate(t -> fromEquator(start + t * rise) - origin);
      volume += Math.toRadians(at[i].x - at[i - 1].x) * mean;
    }
    return volume;
  }

  /** Volume between the equator and a latitude, per radian of longitude. */
  private double fromEquator(double latitude) {
    double s = Math.sin(latitude);
    double w2 = 1 - E2 * s * s;
    double w = Math.sqrt(w2);
    double ofProduct = A * A * (1 - E2) * (s / w2 + FastMath.atanh(E * s) / E) / 2;
    double ofSum = A * (1 - E2) * s / w + A * Math.asin(E * s) / E;
    return ofProduct * (high - low)
        + ofSum * (high * high - low * low) / 2
        + s * (high * high * high - low * low * low) / 3;
  }

  /**
   * The volume of an element d&lambda; ds dh as a share of the greatest in the range of depths.
   *
   * @param s sine of the latitude
   * @param depth km, within the range
   */
  double share(double s, double depth) {
    double w2 = 1 - E2 * s * s;
    double w = Math.sqrt(w2);
    double across = A / w - depth;
    double along = A * (1 - E2) / (w2 * w) - depth;
    double greatest = A / Math.sqrt(1 - E2) + high;
    return across * along / (greatest * greatest);
  }
}
