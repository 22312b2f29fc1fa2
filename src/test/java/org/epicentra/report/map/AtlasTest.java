package org.epicentra.report.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.epicentra.catalog.geography.Longitude;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtlasTest {
  /** Two squares that share a side: the first example of the specification, quantised. */
  private static final String TWO_COUNTRIES =
      """
      {"type": "Topology", "transform": {"scale": [0.5, 2], "translate": [10, -20]},
       "arcs": [[[0, 0], [0, 2]], [[0, 2], [-2, 0], [0, -2], [2, 0]], [[0, 0], [4, 0], [0, 2], [-4, 0]]],
       "objects": {
         "countries": {"type": "GeometryCollection", "geometries": [
           {"type": "Polygon", "arcs": [[0, 1]]}, {"type": "Polygon", "arcs": [[2, -1]]}]},
         "land": {"type": "GeometryCollection", "geometries": [
           {"type": "MultiPolygon", "arcs": [[[2, 1]]]}, {"type": null}]}}}
      """;

  @Test
  void arcsAreScaledAndJoined() throws Exception {
    Atlas atlas = Atlas.of(new ObjectMapper().readTree(TWO_COUNTRIES));
    assertThat(atlas.borders()).containsExactly(new double[] {10, -20, 10, -16});
    assertThat(atlas.coasts()).hasSize(2);
    assertThat(atlas.land())
        .containsExactly(
            new double[] {10, -20, 12, -20, 12, -16, 10, -16, 9, -16, 9, -20, 10, -20});
  }

  @ParameterizedTest
  @EnumSource(Atlas.Detail.class)
  void theLandOfTheEarthIsThatOfItsCountries(Atlas.Detail detail) {
    Atlas atlas = Atlas.read(detail);
    assertThat(atlas.land()).allSatisfy(AtlasTest::isClosed);
    double area = atlas.land().stream().mapToDouble(AtlasTest::squareKilometres).sum();
    assertThat(Math.abs(area)).as("149 million km^2 with Antarctica").isBetween(142e6, 152e6);
  }

  private static void isClosed(double[] ring) {
    assertThat(ring[0]).isEqualTo(ring[ring.length - 2]);
    assertThat(ring[1]).isEqualTo(ring[ring.length - 1]);
  }

  /** By Green's theorem on a sphere; a ring around a pole has the cap beyond it. */
  private static double squareKilometres(double[] ring) {
    double sum = 0;
    double turn = 0;
    for (int i = 2; i < ring.length; i += 2) {
      double east = Math.toRadians(Longitude.wrap(ring[i] - ring[i - 2]));
      double south = Math.sin(Math.toRadians(ring[i - 1])) + Math.sin(Math.toRadians(ring[i + 1]));
      sum += east * south / 2;
      turn += east;
    }
    return 6371.0 * 6371.0 * (sum + turn);
  }
}
