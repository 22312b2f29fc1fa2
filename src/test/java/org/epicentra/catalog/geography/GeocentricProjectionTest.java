package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;

/** Against the ellipsoid's own definition: a = 6378.137 km, 1/f = 298.257223563. */
class GeocentricProjectionTest {
  private static final double MILLIMETRE = 1e-6;
  private static final double EQUATOR = 6378.137;
  private static final double POLE = EQUATOR * (1 - 1 / 298.257223563);

  private final Projection projection = new GeocentricProjection();

  @Test
  void axesOfTheEllipsoid() {
    assertThat(projection.forward(0, 0, 0)).containsExactly(at(EQUATOR, 0, 0), within(MILLIMETRE));
    assertThat(projection.forward(90, 0, 0)).containsExactly(at(0, EQUATOR, 0), within(MILLIMETRE));
    assertThat(projection.forward(-180, 0, 0))
        .containsExactly(at(-EQUATOR, 0, 0), within(MILLIMETRE));
    assertThat(projection.forward(33, 90, 0)).containsExactly(at(0, 0, POLE), within(MILLIMETRE));
    assertThat(projection.forward(33, -90, 0)).containsExactly(at(0, 0, -POLE), within(MILLIMETRE));
  }

  @Test
  void depthGoesDown() {
    assertThat(projection.forward(0, 0, 600))
        .containsExactly(at(EQUATOR - 600, 0, 0), within(MILLIMETRE));
    assertThat(projection.forward(0, -90, -8))
        .containsExactly(at(0, 0, -POLE - 8), within(MILLIMETRE));
  }

  @Property(tries = 2000)
  void inverseUndoesForward(
      @ForAll @Scale(9) @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @Scale(9) @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @Scale(9) @DoubleRange(min = -10, max = 1000) double depth) {
    double[] back = projection.inverse(projection.forward(longitude, latitude, depth));

    assertThat(back[0]).isGreaterThanOrEqualTo(-180).isLessThan(180);
    double missedBy = Geodesic.WGS84.Inverse(latitude, longitude, back[1], back[0]).s12;
    assertThat(missedBy).as("metres from the point").isLessThan(1e-4);
    assertThat(back[2]).isCloseTo(depth, within(MILLIMETRE));
  }

  @Test
  void aMeanDeepInsideTheEarthStillHasAPosition() {
    // Half-way between two events on the equator, 120 degrees apart: at half the radius.
    double[] one = projection.forward(-60, 0, 0);
    double[] two = projection.forward(60, 0, 0);

    double[] middle =
        projection.inverse((one[0] + two[0]) / 2, (one[1] + two[1]) / 2, (one[2] + two[2]) / 2);

    assertThat(middle).containsExactly(at(0, 0, EQUATOR / 2), within(MILLIMETRE));
  }

  @Test
  void whatIsNoPositionBecomesNaN() {
    assertThat(projection.forward(0, 91, 0)).containsOnly(Double.NaN);
    assertThat(projection.forward(0, 0, Double.NaN)).containsOnly(Double.NaN);
    assertThat(projection.forward(Double.NaN, 0, 0)[0]).isNaN();
  }

  private static double[] at(double... coordinates) {
    return coordinates;
  }
}
