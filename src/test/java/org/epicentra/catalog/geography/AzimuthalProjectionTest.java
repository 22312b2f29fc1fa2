package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against GeographicLib-Java, the reference for geodesics, and against published distances. */
class AzimuthalProjectionTest {
  private static final double MILLIMETRE = 1e-6;

  @Property(tries = 2000)
  void forwardIsDistanceAndAzimuthOfTheGeodesic(
      @ForAll @Scale(9) @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @Scale(9) @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @Scale(9) @DoubleRange(min = -180, max = 180) double azimuth,
      @ForAll @Scale(9) @DoubleRange(min = 0, max = 15000) double distance) {
    GeodesicData far = Geodesic.WGS84.Direct(latitude, longitude, azimuth, 1000 * distance);

    double[] xy = AzimuthalProjection.of(longitude, latitude).forward(far.lon2, far.lat2, 10);

    assertThat(xy[0])
        .isCloseTo(distance * Math.sin(Math.toRadians(azimuth)), within(10 * MILLIMETRE));
    assertThat(xy[1])
        .isCloseTo(distance * Math.cos(Math.toRadians(azimuth)), within(10 * MILLIMETRE));
  }

  @Property(tries = 2000)
  void inverseUndoesForward(
      @ForAll @Scale(9) @DoubleRange(min = -360, max = 360) double centreLongitude,
      @ForAll @Scale(9) @DoubleRange(min = -90, max = 90) double centreLatitude,
      @ForAll @Scale(9) @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @Scale(9) @DoubleRange(min = -90, max = 90) double latitude) {
    Projection projection = AzimuthalProjection.of(centreLongitude, centreLatitude);

    double[] back = projection.inverse(projection.forward(longitude, latitude, 0));

    assertThat(back[0]).isGreaterThanOrEqualTo(-180).isLessThan(180);
    assertThat(back[2]).isNaN();
    double missedBy = Geodesic.WGS84.Inverse(latitude, longitude, back[1], back[0]).s12;
    assertThat(missedBy).as("metres from the point").isLessThan(1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "178, -17, -179, -17.5", // Fiji: the neighbour is across the antimeridian
    "-179.9, 52, 179.9, 51", // Aleutians
    "0, 90, 130, 89", // the pole as the centre
    "30, -90, -100, -80",
    "0, 89.9, 180, 89.9", // the neighbour is across the pole
    "15, 0, 16, 1"
  })
  void neighboursAcrossTheSeamsOfAMapAreNear(
      double centreLongitude, double centreLatitude, double longitude, double latitude) {
    double[] xy =
        AzimuthalProjection.of(centreLongitude, centreLatitude).forward(longitude, latitude, 0);

    GeodesicData line =
        Geodesic.WGS84.Inverse(centreLatitude, centreLongitude, latitude, longitude);
    assertThat(Math.hypot(xy[0], xy[1])).isCloseTo(line.s12 / 1000, within(MILLIMETRE));
    assertThat(Math.toDegrees(Math.atan2(xy[0], xy[1]))).isCloseTo(line.azi1, within(1e-9));
  }

  @Test
  void publishedDistances() {
    // Wellington to Salamanca, the worked example of GeographicLib's Python documentation.
    double[] xy = AzimuthalProjection.of(174.81, -41.32).forward(-5.50, 40.96, 0);
    assertThat(Math.hypot(xy[0], xy[1])).isCloseTo(19959.67926735382, within(MILLIMETRE));
    assertThat(Math.toDegrees(Math.atan2(xy[0], xy[1])))
        .isCloseTo(161.06766998615882, within(1e-9));

    // The quarter meridian of WGS84, 10001.965729 km.
    double[] pole = AzimuthalProjection.of(20, 0).forward(20, 90, 0);
    assertThat(pole[0]).isCloseTo(0, within(MILLIMETRE));
    assertThat(pole[1]).isCloseTo(10001.965729, within(MILLIMETRE));
  }

  /** A projection that was just made has no polynomials yet. */
  @ParameterizedTest
  @CsvSource({
    "-117, 34, -125, -105, 30, 40", // Southern California
    "174, -41, 160, 190, -55, -30", // New Zealand, across the antimeridian
    "-150, 65, -185, -130, 50, 75", // Alaska, likewise
    "20, 89.5, -180, 180, 80, 90", // about the pole
    "13, 42, -360, -330, 30, 50", // another turn
    "13, 42, 330, 359, -60, -40",
    "13, 42, 70, 100, -20, 0", // far away
    "0, 0, 176, 184, -4, 4" // opposite the centre
  })
  void manyPositionsAreProjectedAsOneAlone(
      double centreLongitude,
      double centreLatitude,
      double west,
      double east,
      double south,
      double north) {
    Projection used = AzimuthalProjection.of(centreLongitude, centreLatitude);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200_000; i++) {
      double longitude = random.nextDouble(west, east);
      double latitude = random.nextDouble(south, north);
      double[] x = used.forward(longitude, latitude, 0);
      if (i % 40 == 0) {
        Projection fresh = AzimuthalProjection.of(centreLongitude, centreLatitude);
        assertThat(x).isEqualTo(fresh.forward(longitude, latitude, 0));
      }
    }
  }

  @Property(tries = 200)
  void coordinatesAreWholeStepsOfAMicrometre(
      @ForAll @Scale(9) @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @Scale(9) @DoubleRange(min = -90, max = 90) double latitude) {
    double[] xy = AzimuthalProjection.of(10, 45).forward(longitude, latitude, 0);

    assertThat(Math.scalb(xy[0], 30)).isEqualTo(Math.rint(Math.scalb(xy[0], 30)));
    assertThat(Math.scalb(xy[1], 30)).isEqualTo(Math.rint(Math.scalb(xy[1], 30)));
  }

  @Test
  void theCentreHasNoNegativeZero() {
    double[] zero = {0.0, 0.0};
    assertThat(AzimuthalProjection.of(10, 45).forward(10, 45, 0)).isEqualTo(zero);
    assertThat(AzimuthalProjection.of(10, 45).forward(10 - 1e-13, 45 - 1e-13, 0)).isEqualTo(zero);
  }

  @Test
  void longitudesOfAnyTurnAreTheSamePlace() {
    Projection projection = AzimuthalProjection.of(179, -17);

    assertThat(projection).isEqualTo(AzimuthalProjection.of(-181, -17));
    double[] east = projection.forward(181.5, -18, 0);
    double[] west = projection.forward(-178.5, -18, 0);
    assertThat(east).containsExactly(west, within(MILLIMETRE));
    assertThat(projection.inverse(0, 0)).startsWith(179, -17);
  }

  @Test
  void whatIsNoPositionBecomesNaN() {
    Projection projection = AzimuthalProjection.of(0, 0);

    assertThat(projection.forward(10, 91, 0)).containsExactly(Double.NaN, Double.NaN);
    assertThat(projection.forward(Double.NaN, 1, 0)).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void aCentreOffTheGlobeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzimuthalProjection.of(0, 90.5))
        .withMessageContaining("90.5");
    assertThatIllegalArgumentException().isThrownBy(() -> AzimuthalProjection.of(0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> AzimuthalProjection.of(Double.NaN, 0));
  }
}
