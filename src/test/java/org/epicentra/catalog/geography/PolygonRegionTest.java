package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.assertj.core.data.Percentage;
import org.epicentra.BadInputException;
import org.epicentra.distribution.Categorical;
import org.epicentra.distribution.FitTest;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;

/** Polygons of degrees: their areas and volumes against independent ones, and draws from them. */
class PolygonRegionTest {
  private static final Projection EARTH = new GeocentricProjection();
  private static final String FIJI = "POLYGON ((175 -22, 185 -20, 183 -14, 174 -15, 175 -22))";

  /** The ellipsoid's surface and volume: Moritz (2000), GRS80, whose digits here are WGS84's. */
  private static final double SURFACE = 510_065_621.7;

  private static final double VOLUME = 1_083_207_319_801.0;

  @Test
  void nearTheCentreThePlanesAreaIsTheEllipsoids() {
    Projection map = AzimuthalProjection.of(25.25, 38.3);
    Region region =
        Region.polygon("POLYGON ((25 38, 25.5 38, 25.5 38.5, 25 38.5, 25 38))", map, null);

    // 35 km from the centre lengths across are 5e-6 too long.
    assertThat(region.volume())
        .isCloseTo(ellipsoidal(25, 25.5, 38, 38.5), Percentage.withPercentage(1e-3));
  }

  @Test
  void awayFromTheCentreItIsStretched() {
    // On a sphere the stretch at distance c is (c / sin c): 1 + c^2 / 6.
    Projection map = AzimuthalProjection.of(25, 38);
    double truth = ellipsoidal(24.9, 25.1, 55.9, 56.1);
    Region region =
        Region.polygon(
            "POLYGON ((24.9 55.9, 25.1 55.9, 25.1 56.1, 24.9 56.1, 24.9 55.9))", map, null);

    double c = Math.toRadians(18);
    assertThat(region.volume() / truth).isCloseTo(c / Math.sin(c), within(1e-3));
  }

  @Test
  void aThinShellHasTheVolumeOfItsSurface() {
    Region region = polygon(25, 26, 38, 39, -0.0005, 0.0005);

    assertThat(region.volume() / 0.001)
        .isCloseTo(ellipsoidal(25, 26, 38, 39), Percentage.withPercentage(1e-6));
  }

  /** The closed form on a sphere, whose radius differs from the ellipsoid's by 0.3 %. */
  @Test
  void aDeepCellIsNearlyThatOfASphere() {
    double r = GreatCircle.EARTH_RADIUS;
    double solid =
        Math.toRadians(20) * (Math.sin(Math.toRadians(45)) - Math.sin(Math.toRadians(25)));
    double sphere = solid * (Math.pow(r, 3) - Math.pow(r - 700, 3)) / 3;

    assertThat(polygon(10, 30, 25, 45, 0, 700).volume())
        .isCloseTo(sphere, Percentage.withPercentage(0.6));
  }

  /** By Steiner's formula V(h) = S h + M h^2 + 4/3 pi h^3, whose M cancels between h and -h. */
  @Test
  void theWholeEarth() {
    double h = 10;
    double above = polygon(-180, 180, -90, 90, -h, 0).volume();
    double below = polygon(-180, 180, -90, 90, 0, h).volume();

    assertThat(above + below)
        .isCloseTo(2 * SURFACE * h + 8.0 / 3 * Math.PI * h * h * h, within(10.0));
    double all = polygon(0, 360, -90, 90, 0, 1000).volume();
    double core = VOLUME - all;
    assertThat(core)
        .isCloseTo(4.0 / 3 * Math.PI * Math.pow(5371, 3), Percentage.withPercentage(0.1));
  }

  /** The Jacobian of the projection itself, by differences, summed over a grid. */
  @Test
  void volumeIsTheIntegralOfTheProjectionsJacobian() {
    int n = 40;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double latitude = -60 + (i + 0.5) * 50 / n;
      // A triangle: from longitude 100 to a side that runs from 100 to 130.
      double width = 30.0 * (i + 0.5) / n;
      for (int k = 0; k < n; k++) {
        double depth = (k + 0.5) * 600 / n;
        sum += jacobian(100, latitude, depth) * width * (50.0 / n) * (600.0 / n);
      }
    }
    Region region =
        Region.polygon("POLYGON ((100 -60, 130 -10, 100 -10, 100 -60))", EARTH, at(0, 600));

    // The midpoint rule is off by (1/40)^2 / 24 times the relative curvature, some 1e-4.
    assertThat(region.volume()).isCloseTo(sum, Percentage.withPercentage(0.03));
  }

  private static double jacobian(double longitude, double latitude, double depth) {
    double step = 1e-3;
    double[] east =
        difference(at(longitude + step, latitude, depth), at(longitude - step, latitude, depth));
    double[] north =
        difference(at(longitude, latitude + step, depth), at(longitude, latitude - step, depth));
    double[] down =
        difference(at(longitude, latitude, depth + step), at(longitude, latitude, depth - step));
    return Math.abs(
            east[0] * (north[1] * down[2] - north[2] * down[1])
                - east[1] * (north[0] * down[2] - north[2] * down[0])
                + east[2] * (north[0] * down[1] - north[1] * down[0]))
        / Math.pow(2 * step, 3);
  }

  private static double[] difference(double[] one, double[] other) {
    double[] a = EARTH.forward(one[0], one[1], one[2]);
    double[] b = EARTH.forward(other[0], other[1], other[2]);
    return at(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  }

  @Test
  void theAntimeridianIsAMeridianLikeAnyOther() {
    String shifted = "POLYGON ((135 -22, 145 -20, 143 -14, 134 -15, 135 -22))";
    String west = "POLYGON ((-185 -22, -175 -20, -177 -14, -186 -15, -185 -22))";
    String split =
        "MULTIPOLYGON (((180 -21, 180 -14.333333333333334, 174 -15, 175 -22, 180 -21)),"
            + " ((-180 -21, -175 -20, -177 -14, -180 -14.333333333333334, -180 -21)))";
    Projection map = AzimuthalProjection.of(179, -18);
    Projection other = AzimuthalProjection.of(139, -18);
    double area = Region.polygon(shifted, other, null).volume();
    double volume = Region.polygon(shifted, EARTH, at(0, 700)).volume();

    for (String text : new String[] {FIJI, west, split}) {
      Region plane = Region.polygon(text, map, null);
      Region earth = Region.polygon(text, EARTH, at(0, 700));
      assertThat(plane.volume()).isCloseTo(area, Percentage.withPercentage(1e-9));
      assertThat(earth.volume()).isCloseTo(volume, Percentage.withPercentage(1e-9));
      for (double longitude : at(179.9, 180, -180, -179.9, 540)) {
        assertThat(plane.contains(map.forward(longitude, -17, 0))).isTrue();
        assertThat(earth.contains(EARTH.forward(longitude, -17, 300))).isTrue();
      }
      assertThat(earth.contains(EARTH.forward(-174, -17, 300))).isFalse();
      assertThat(earth.contains(EARTH.forward(0, -17, 300))).isFalse();
    }
  }

  @Test
  void aPolygonMayHoldAPole() {
    String cap = "POLYGON ((-180 -90, 180 -90, 180 -70, -180 -70, -180 -90))";
    Projection map = AzimuthalProjection.of(0, -90);
    Region plane = Region.polygon(cap, map, null);
    // The distance of latitude 70 from the pole along the meridian.
    double radius = Geodesic.WGS84.Inverse(-90, 0, -70, 0).s12 / 1000;

    assertThat(plane.volume())
        .isCloseTo(Math.PI * radius * radius, Percentage.withPercentage(1e-5));
    Region earth = Region.polygon(cap, EARTH, at(0, 100));
    for (double longitude : at(-180, -33, 0, 90, 179.99)) {
      assertThat(plane.contains(map.forward(longitude, -71, 0))).isTrue();
      assertThat(plane.contains(map.forward(longitude, -90, 0))).isTrue();
      assertThat(plane.contains(map.forward(longitude, -69, 0))).isFalse();
      assertThat(earth.contains(EARTH.forward(longitude, -71, 5))).isTrue();
      assertThat(earth.contains(EARTH.forward(longitude, -69, 5))).isFalse();
    }
  }

  /** What is left of the world around the centre is a disc, less its hole at the far side. */
  @Test
  void aHoleMayHoldThePointOppositeTheCentre() {
    Projection map = AzimuthalProjection.of(0, -90);
    String world = "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))";
    String south = "POLYGON ((-180 -90, 180 -90, 180 50, -180 50, -180 -90))";
    double radius = Geodesic.WGS84.Inverse(-90, 0, 50, 0).s12 / 1000;

    assertThat(Region.polygon(south, map, null).volume())
        .isCloseTo(Math.PI * radius * radius, Percentage.withPercentage(1e-5));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.polygon(world, map, null))
        .withMessageContaining("reaches the point opposite the centre of the projection")
        .withMessageContaining("set ‹projection› to geocentric");

    Projection atlantic = AzimuthalProjection.of(-30, 0);
    String without =
        "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90),"
            + " (140 -10, 160 -10, 160 10, 140 10, 140 -10))";
    Region rest = Region.polygon(without, atlantic, null);
    assertThat(rest.contains(at(0, 0))).isTrue();
    assertThat(rest.contains(atlantic.forward(145, 1, 0))).isFalse();
    double disc = Math.PI * Math.pow(20_000, 2);
    assertThat(rest.volume()).isBetween(0.85 * disc, disc);
    RandomStream random = stream();
    for (int i = 0; i < 1000; i++) {
      double[] place = atlantic.inverse(rest.draw(random));
      assertThat(place[0] > 140 && place[0] < 160 && Math.abs(place[1]) < 10).isFalse();
    }
  }

  @Test
  void eventsOnTheBoundaryAreInside() {
    String text =
        "POLYGON ((20 35, 30 35, 30 42, 20 42, 20 35), (24 38, 26 38, 26 39, 24 39, 24 38))";
    Projection map = AzimuthalProjection.of(24, 39);
    Region plane = Region.polygon(text, map, null);
    Region earth = Region.polygon(text, EARTH, at(0, 60));
    for (int i = 0; i <= 1000; i++) {
      double longitude = 20 + i / 100.0;
      double hole = 24 + i / 500.0;
      assertThat(plane.contains(map.forward(longitude, 35, 0))).isTrue();
      assertThat(plane.contains(map.forward(longitude, 42, 0))).isTrue();
      assertThat(plane.contains(map.forward(hole, 39, 0))).isTrue();
      assertThat(earth.contains(EARTH.forward(longitude, 42, 0))).isTrue();
      assertThat(earth.contains(EARTH.forward(hole, 38, 60))).isTrue();
    }
    // A metre is 1e-5 degrees.
    assertThat(plane.contains(map.forward(22, 34.99999, 0))).isFalse();
    assertThat(plane.contains(map.forward(25, 38.00001, 0))).isFalse();
    assertThat(earth.contains(EARTH.forward(22, 42.00001, 1))).isFalse();
    assertThat(earth.contains(EARTH.forward(22, 41, -0.001))).isFalse();
    assertThat(earth.contains(EARTH.forward(22, 41, 60.001))).isFalse();
  }

  @Test
  void drawsInThePlaneAreUniform() {
    // A quarter of the square is missing, and a second polygon has half of one.
    String text =
        "MULTIPOLYGON (((0 0, 4 0, 4 2, 2 2, 2 4, 0 4, 0 0)), ((8 0, 10 0, 10 4, 8 4, 8 0)))";
    Region region = Region.polygon(text, new PlaneProjection(2), null);
    RandomStream random = stream();
    long[] counts = new long[10 * 4];
    for (int i = 0; i < 40_000; i++) {
      double[] x = region.draw(random);
      counts[(int) x[0] * 4 + (int) x[1]]++;
    }
    double[] shares = new double[counts.length];
    for (int i = 0; i < shares.length; i++) {
      boolean inside = region.contains(at(i / 4 + 0.5, i % 4 + 0.5));
      shares[i] = inside ? 1.0 / 20 : 0;
    }

    assertThat(FitTest.chiSquare(counts, Categorical.of(shares)).pValue()).isGreaterThan(1e-3);
  }

  /** Cells of equal steps, each with the volume that the region itself has there. */
  @Test
  void drawsBelowThePlaneAreUniformInVolume() {
    Region region = polygon(170, 200, 0, 80, 0, 1000);
    int bands = 8;
    int layers = 4;
    double[] shares = new double[bands * layers];
    for (int band = 0; band < bands; band++) {
      for (int layer = 0; layer < layers; layer++) {
        shares[band * layers + layer] =
            polygon(170, 200, 10 * band, 10 * band + 10, 250 * layer, 250 * layer + 250).volume()
                / region.volume();
      }
    }
    assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    RandomStream random = stream();
    long[] counts = new long[shares.length];
    long[] sectors = new long[6];
    for (int i = 0; i < 40_000; i++) {
      double[] place = EARTH.inverse(region.draw(random));
      counts[(int) (place[1] / 10) * layers + (int) (place[2] / 250)]++;
      sectors[(int) ((Longitude.eastOf(170, place[0]) - 170) / 5)]++;
    }

    assertThat(FitTest.chiSquare(counts, Categorical.of(shares)).pValue()).isGreaterThan(1e-3);
    double[] equal = new double[6];
    Arrays.fill(equal, 1.0 / 6);
    assertThat(FitTest.chiSquare(sectors, Categorical.of(equal)).pValue()).isGreaterThan(1e-3);
  }

  /** The area of a cell of longitudes and latitudes, km^2, by GeographicLib's polygons. */
  private static double ellipsoidal(double west, double east, double south, double north) {
    PolygonArea cell = new PolygonArea(Geodesic.WGS84, false);
    int steps = 2000;
    for (int i = 0; i <= steps; i++) {
      cell.AddPoint(south, west + (east - west) * i / steps);
    }
    for (int i = 0; i <= steps; i++) {
      cell.AddPoint(north, east - (east - west) * i / steps);
    }
    return cell.Compute().area / 1e6;
  }

  private static Region polygon(
      double west, double east, double south, double north, double top, double bottom) {
    String text =
        "POLYGON ((%s %s, %s %s, %s %s, %s %s, %s %s))"
            .formatted(west, south, east, south, east, north, west, north, west, south);
    return Region.polygon(text, EARTH, at(top, bottom));
  }

  private static RandomStream stream() {
    return RandomStream.of(11, "region", 0, 0);
  }

  private static double[] at(double... coordinates) {
    return coordinates;
  }
}
