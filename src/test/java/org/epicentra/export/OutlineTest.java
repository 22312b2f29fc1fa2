package org.epicentra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.LocalFrame;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

class OutlineTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** The 95 % quantile of chi-square with 2 degrees of freedom is -2 ln 0.05. */
  private static final double RADIUS = Math.sqrt(-2 * Math.log(0.05));

  /** The covariance of a standard deviation along an azimuth and another across it. */
  private static MultivariateStudentT normal(
      double[] centre, double along, double across, double azimuth) {
    double sin = Math.sin(Math.toRadians(azimuth));
    double cos = Math.cos(Math.toRadians(azimuth));
    double[] packed = {
      along * along * sin * sin + across * across * cos * cos,
      (along * along - across * across) * sin * cos,
      along * along * cos * cos + across * across * sin * sin
    };
    return MultivariateStudentT.of(Double.POSITIVE_INFINITY, centre, SymmetricMatrix.of(2, packed));
  }

  private static void requireRfc7946(Geometry outline) {
    assertThat(new IsValidOp(outline).getValidationError()).isNull();
    Envelope bounds = outline.getEnvelopeInternal();
    assertThat(new Envelope(-180, 180, -90, 90).contains(bounds)).isTrue();
    for (int i = 0; i < outline.getNumGeometries(); i++) {
      Polygon part = (Polygon) outline.getGeometryN(i);
      assertThat(Orientation.isCCW(part.getExteriorRing().getCoordinates())).isTrue();
      assertThat(part.getNumInteriorRing()).isZero();
    }
  }

  private static boolean holds(Geometry outline, double longitude, double latitude) {
    return outline.intersects(GEOMETRIES.createPoint(new Coordinate(longitude, latitude)));
  }

  /** New Zealand's Kermadec arc: what lies on either side of the antimeridian becomes a part. */
  @Test
  void isCutAtTheAntimeridian() {
    Projection projection = AzimuthalProjection.of(179.5, -37);
    Geometry outline = EllipseOutline.of(normal(new double[2], 100, 30, 60), 0.95, projection);
    requireRfc7946(outline);
    assertThat(outline.getGeometryType()).isEqualTo("MultiPolygon");
    assertThat(outline.getNumGeometries()).isEqualTo(2);
    assertThat(holds(outline, 179.9, -37)).isTrue();
    assertThat(holds(outline, -179.9, -36.9)).isTrue();
    Geometry elsewhere =
        EllipseOutline.of(
            normal(new double[2], 100, 30, 60), 0.95, AzimuthalProjection.of(100, -37));
    assertThat(elsewhere.getGeometryType()).isEqualTo("Polygon");
    assertThat(outline.getArea()).isCloseTo(elsewhere.getArea(), within(1e-9));
  }

  /** A cap about a pole, off its centre: its distances are those of the geodesics. */
  @Test
  void reachesOverAPole() {
    for (int pole : new int[] {1, -1}) {
      Projection projection = AzimuthalProjection.of(30, pole * 89);
      Geometry outline = EllipseOutline.of(normal(new double[2], 200, 200, 0), 0.95, projection);
      requireRfc7946(outline);
      assertThat(outline.getEnvelopeInternal().getWidth()).isEqualTo(360);
      assertThat(Math.abs(outline.getEnvelopeInternal().centre().y)).isGreaterThan(80);
      Random random = new Random(7);
      int inside = 0;
      for (int i = 0; i < 2000; i++) {
        double longitude = -180 + 360 * random.nextDouble();
        double latitude = pole * (80 + 10 * random.nextDouble());
        double[] x = projection.forward(longitude, latitude, 0);
        double distance = Math.hypot(x[0], x[1]) / (200 * RADIUS);
        if (Math.abs(distance - 1) > 0.01) {
          assertThat(holds(outline, longitude, latitude)).isEqualTo(distance < 1);
          inside += distance < 1 ? 1 : 0;
        }
      }
      assertThat(inside).isGreaterThan(500);
    }
  }

  @Test
  void isAboutAPoleItself() {
    Geometry outline =
        EllipseOutline.of(normal(new double[2], 300, 20, 30), 0.95, AzimuthalProjection.of(0, 90));
    requireRfc7946(outline);
    assertThat(holds(outline, 30, 89.9)).isTrue();
    assertThat(holds(outline, 150, 84)).isTrue();
    assertThat(holds(outline, 60, 84)).isFalse();
  }

  /** The pole is 5000 km away, the other one 15,000 km: with one inside there is an outline. */
  @Test
  void thereIsNoneAroundTheEarth() {
    Projection projection = AzimuthalProjection.of(10, 45);
    assertThat((Object) EllipseOutline.of(normal(new double[2], 5000, 50, 0), 0.95, projection))
        .isNotNull();
    assertThat((Object) EllipseOutline.of(normal(new double[2], 7000, 50, 0), 0.95, projection))
        .isNull();
    assertThat((Object) EllipseOutline.of(normal(new double[2], 9000, 50, 0), 0.95, projection))
        .isNull();
    assertThat((Object) EllipseOutline.of(normal(new double[2], 7000, 7000, 0), 0.95, projection))
        .isNull();
  }

  /** The share is that of the epicentres: the horizontal part's, at the depth of the centre. */
  @Test
  void isLevelInThreeDimensions() {
    Projection projection = new GeocentricProjection();
    double[] centre = projection.forward(-179.9, -30, 300);
    MultivariateStudentT round =
        MultivariateStudentT.of(
            Double.POSITIVE_INFINITY, centre, SymmetricMatrix.scaledIdentity(3, 40 * 40));
    Geometry outline = EllipseOutline.of(round, 0.95, projection);
    requireRfc7946(outline);
    assertThat(outline.getNumGeometries()).isEqualTo(2);
    LocalFrame frame = LocalFrame.at(centre, projection);
    for (double share : new double[] {0.98, 1.02}) {
      double[] offset = frame.coordinates(0, share * 40 * RADIUS);
      double[] place =
          projection.inverse(centre[0] + offset[0], centre[1] + offset[1], centre[2] + offset[2]);
      assertThat(holds(outline, place[0], place[1])).isEqualTo(share < 1);
    }
  }

  /** Whatever the place and the shape, the outline holds what the ellipse holds. */
  @Property(tries = 300)
  void holdsWhatTheEllipseHolds(
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = 1, max = 900) double along,
      @ForAll @DoubleRange(min = 0.02, max = 1) double ratio,
      @ForAll @DoubleRange(min = 0, max = 180) double azimuth,
      @ForAll @DoubleRange(min = 0, max = 3000) double away) {
    Projection projection = AzimuthalProjection.of(longitude, latitude);
    double[] centre = {0.6 * away, -0.8 * away};
    MultivariateStudentT distribution = normal(centre, along, ratio * along, azimuth);
    Geometry outline = EllipseOutline.of(distribution, 0.95, projection);
    requireRfc7946(outline);
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      double reach = 1.5 * RADIUS * along;
      double[] x = {
        centre[0] + reach * (2 * random.nextDouble() - 1),
        centre[1] + reach * (2 * random.nextDouble() - 1)
      };
      double distance = Math.sqrt(distribution.squaredDistance(x)) / RADIUS;
      if (Math.abs(distance - 1) > 0.03) {
        double[] place = projection.inverse(x);
        assertThat(holds(outline, place[0], place[1])).isEqualTo(distance < 1);
      }
    }
  }
}
