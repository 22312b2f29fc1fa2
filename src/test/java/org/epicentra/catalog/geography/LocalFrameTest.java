package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.locations.Ellipse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strike and dip of planes of events made by hand, about a place in California. */
class LocalFrameTest {
  private static final double LONGITUDE = -117;
  private static final double LATITUDE = 35;
  private static final double DEPTH = 10;

  /**
   * Events on a plane through the place: along its strike, longest, and down its dip. A degree of
   * latitude there has 110.94 km and one of longitude 91.29 (WGS84); within 2 km the earth's
   * curvature turns a plane by a hundredth of a degree.
   */
  @ParameterizedTest
  @CsvSource({"30, 90", "30, 45", "150, 45", "0, 60", "90, 30", "120, 5"})
  void aPlaneInEarthCentredCoordinates(double strike, double dip) {
    Projection projection = new GeocentricProjection();
    double along = Math.toRadians(strike);
    double down = Math.toRadians(dip);
    double[][] directions = {
      {Math.sin(along), Math.cos(along), 0},
      {Math.cos(down) * Math.cos(along), -Math.cos(down) * Math.sin(along), -Math.sin(down)}
    };
    double[] centre = projection.forward(LONGITUDE, LATITUDE, DEPTH);
    SymmetricMatrix covariance = SymmetricMatrix.scaledIdentity(3, 1e-6);
    double[] lengths = {2, 1};
    for (int i = 0; i < 2; i++) {
      double[] east = directions[i];
      double[] event =
          projection.forward(
              LONGITUDE + lengths[i] * east[0] / 91.29,
              LATITUDE + lengths[i] * east[1] / 110.94,
              DEPTH - lengths[i] * east[2]);
      double[] offset = new double[3];
      for (int d = 0; d < 3; d++) {
        offset[d] = event[d] - centre[d];
      }
      covariance = covariance.plusOuter(offset, 1);
    }
    Ellipse axes = Ellipse.of(LocalFrame.at(centre, projection).covariance(covariance));
    double away = Math.abs(axes.strike() - strike);
    assertThat(Math.min(away, 180 - away)).isLessThan(0.02 / Math.sin(down));
    assertThat(axes.dip()).isCloseTo(dip, within(0.05));
    assertThat(axes.semiAxes()[0]).isCloseTo(2, within(0.005));
    assertThat(axes.semiAxes()[1]).isCloseTo(1, within(0.005));
    assertThat(axes.semiAxes()[2]).isCloseTo(1e-3, within(1e-3));
  }

  /** A level plane has the strike of its long axis. */
  @Test
  void aLevelPlane() {
    Projection projection = new GeocentricProjection();
    double[] centre = projection.forward(LONGITUDE, LATITUDE, DEPTH);
    double[] east = {Math.sin(Math.toRadians(117)), Math.cos(Math.toRadians(117)), 0};
    double[] up = new double[3];
    double[] above = projection.forward(LONGITUDE, LATITUDE, DEPTH - 1);
    for (int d = 0; d < 3; d++) {
      up[d] = above[d] - centre[d];
    }
    SymmetricMatrix covariance =
        SymmetricMatrix.scaledIdentity(3, 1).plusOuter(east, 8).plusOuter(up, -0.99);
    Ellipse axes = Ellipse.of(LocalFrame.at(centre, projection).covariance(covariance));
    assertThat(axes.dip()).isCloseTo(0, within(1e-4));
    assertThat(axes.semiAxes()).containsExactly(new double[] {3, 1, 0.1}, within(1e-6));
    assertThat(axes.azimuth()).isCloseTo(90, within(1e-4));
  }

  /**
   * Far east of the map's centre the meridians lean on it: a line of events along one is north to
   * south all the same.
   */
  @Test
  void aMeridianOnTheMap() {
    Projection projection = AzimuthalProjection.of(LONGITUDE, LATITUDE);
    double[] centre = projection.forward(LONGITUDE + 40, LATITUDE, 0);
    double[] event = projection.forward(LONGITUDE + 40, LATITUDE + 0.01, 0);
    double[] offset = {event[0] - centre[0], event[1] - centre[1]};
    SymmetricMatrix covariance = SymmetricMatrix.scaledIdentity(2, 1e-4).plusOuter(offset, 1);
    // Without the frame the strike is off by the convergence, some 22 degrees.
    assertThat(Ellipse.of(covariance).strike()).isBetween(15.0, 165.0);
    double strike = Ellipse.of(LocalFrame.at(centre, projection).covariance(covariance)).strike();
    assertThat(Math.min(strike, 180 - strike)).isLessThan(0.01);
  }

  @Test
  void plainCoordinatesStayAsTheyAre() {
    SymmetricMatrix covariance = SymmetricMatrix.of(2, new double[] {4, 1, 9});
    assertThat(LocalFrame.at(new double[] {5, 6}, new PlaneProjection(2)).covariance(covariance))
        .isEqualTo(covariance);
  }

  @Test
  void thePoles() {
    Projection projection = new GeocentricProjection();
    for (double latitude : new double[] {-90, 90}) {
      double[] pole = projection.forward(0, latitude, 5);
      SymmetricMatrix turned =
          LocalFrame.at(pole, projection).covariance(SymmetricMatrix.scaledIdentity(3, 2));
      for (int i = 0; i < 3; i++) {
        assertThat(turned.get(i, i)).isCloseTo(2, within(1e-6));
      }
    }
  }
}
