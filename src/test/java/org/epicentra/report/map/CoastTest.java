package org.epicentra.report.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.util.List;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.MapPlane;
import org.junit.jupiter.api.Test;

/** Land in maps about the antimeridian, a pole, and of the whole Earth. */
class CoastTest {
  /** Known places, longitude and latitude, and whether they are on land. */
  private record Place(double longitude, double latitude, boolean land) {}

  private static MapPlane about(double longitude, double latitude) {
    return MapPlane.of(AzimuthalProjection.of(longitude, latitude), new double[0][], new double[0]);
  }

  private static MapFrame frame(double half) {
    return new MapFrame(new double[] {-half, half, -half, half}, 900);
  }

  private static void assertLand(
      MapPlane plane, MapFrame frame, Atlas.Detail detail, List<Place> places) {
    Path2D land = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[] ring : new Coast(plane, frame).land(Atlas.read(detail))) {
      land.moveTo(ring[0], ring[1]);
      for (int i = 2; i < ring.length; i += 2) {
        land.lineTo(ring[i], ring[i + 1]);
      }
      land.closePath();
    }
    for (Place place : places) {
      double[] at = plane.forward(place.longitude(), place.latitude());
      assertThat(land.contains(frame.x(at[0]), frame.y(at[1])))
          .as("land at %s", place)
          .isEqualTo(place.land());
    }
  }

  /** Opposite of New Zealand is Spain, whose ring goes round the whole map. */
  @Test
  void newZealand() {
    assertLand(
        about(175.7, -39.6),
        frame(900),
        Atlas.Detail.FINE,
        List.of(
            new Place(175.6, -38.7, true),
            new Place(170.2, -44.2, true),
            new Place(-176.5, -44.0, true), // Chatham, beyond the antimeridian
            new Place(179.9, -40, false),
            new Place(-179.9, -40, false),
            new Place(168, -38, false)));
  }

  @Test
  void fijiOnTheAntimeridian() {
    assertLand(
        about(179.5, -17.5),
        frame(500),
        Atlas.Detail.FINE,
        List.of(
            new Place(178.0, -17.8, true),
            new Place(-179.5, -18.5, false),
            new Place(180, -20, false)));
  }

  @Test
  void thePolesAreLandAndWater() {
    assertLand(
        about(0, 89),
        frame(3000),
        Atlas.Detail.FINE,
        List.of(new Place(0, 90, false), new Place(-40, 72, true), new Place(120, 85, false)));
    assertLand(
        about(30, -88),
        frame(3000),
        Atlas.Detail.FINE,
        List.of(new Place(0, -90, true), new Place(180, -85, true), new Place(0, -66, false)));
  }

  @Test
  void theWholeEarthFromAnyPlace() {
    List<Place> places =
        List.of(
            new Place(10, 50, true),
            new Place(-100, 45, true),
            new Place(135, -25, true),
            new Place(20, 0, true),
            new Place(-30, 30, false),
            new Place(-150, -30, false),
            new Place(80, -30, false),
            new Place(178, 67.5, true));
    for (double[] centre : new double[][] {{0, 0}, {-120, 38}, {175, -40}, {100, 60}, {-60, -20}}) {
      assertLand(about(centre[0], centre[1]), frame(20_200), Atlas.Detail.COARSE, places);
    }
  }

  /** Where land is cut at the antimeridian there is no coast. */
  @Test
  void noCoastAlongTheAntimeridian() {
    MapPlane plane = about(180, 68);
    MapFrame frame = frame(600);
    Atlas atlas = Atlas.read(Atlas.Detail.FINE);
    double[] inland = plane.forward(180, 68);
    for (double[] line : new Coast(plane, frame).lines(atlas.coasts())) {
      for (int i = 0; i < line.length; i += 2) {
        assertThat(Math.hypot(line[i] - frame.x(inland[0]), line[i + 1] - frame.y(inland[1])))
            .isGreaterThan(15);
      }
    }
  }

  @Test
  void linesStayWithinTheDrawing() {
    MapPlane plane = about(-117, 34);
    MapFrame frame = frame(300);
    Coast coast = new Coast(plane, frame);
    for (double[] ring : coast.land(Atlas.read(Atlas.Detail.FINE))) {
      for (double at : ring) {
        assertThat(at).isBetween(-2 - 1e-9, 902 + 1e-9);
      }
    }
    assertThat(frame.scale()).isCloseTo(1.5, within(1e-12));
  }
}
