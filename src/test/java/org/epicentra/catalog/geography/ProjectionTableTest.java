package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTableTest {
  private static final int ASKED_FIRST = 64;

  /** A table that was asked at a place as often as its cell takes. */
  private static ProjectionTable asked(
      ProjectionTable.Exact map, double longitude, double latitude) {
    ProjectionTable table = new ProjectionTable(map);
    for (int i = 0; i < ASKED_FIRST; i++) {
      assertThat(table.at(longitude, latitude)).isNull();
    }
    return table;
  }

  @Test
  void aPolynomialOfItsDegreeIsReproduced() {
    ProjectionTable.Exact map =
        (x, y) -> new double[] {power(x - 11, 7) * power(y + 3, 7), 2 - x * y + power(y + 3, 6)};
    // its last coefficients are as large as any: only the second coordinate would be resolved
    assertThat(asked(map, 10.5, -3.5).at(10.5, -3.5)).isNull();

    ProjectionTable.Exact lower =
        (x, y) -> new double[] {power(x - 11, 6) * power(y + 3, 6), 2 - x * y + power(y + 3, 6)};
    ProjectionTable table = asked(lower, 10.5, -3.5);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(10, 12);
      double y = random.nextDouble(-4, -2);
      assertThat(table.at(x, y)).containsExactly(lower.at(x, y), within(1e-12));
    }
    assertThat(table.at(9.9, -3.5)).as("another cell").isNull();
  }

  private static double power(double x, int n) {
    return Math.pow(x, n);
  }

  @ParameterizedTest
  @CsvSource({
    "-117, 34, -123, 28",
    "174, -41, 170, -47",
    "0, 0, -6, -6",
    "20, 89.5, 100, 78",
    "-179.9, 52, -186, 46",
    "13, 42, -360, 30", // another turn
    "13, 42, 347, -60",
    "13, 42, 100, -20", // a quarter of the Earth away
    "-117, 34, 10, 10" // a third
  })
  void valuesAreWithinTheErrorOfGeodesics(
      double longitude, double latitude, double west, double south) {
    AzimuthalProjection projection = AzimuthalProjection.of(longitude, latitude);
    ProjectionTable table = new ProjectionTable(projection::geodesic);
    SplittableRandom random = new SplittableRandom(2);
    int tabulated = 0;
    for (int i = 0; i < 30_000; i++) {
      double east = west + random.nextDouble(0, 12);
      double north = south + random.nextDouble(0, 12);
      double[] value = table.at(east, north);
      if (value != null) {
        tabulated++;
        double[] exact = projection.geodesic(east, north);
        assertThat(value).containsExactly(exact, within(ProjectionTable.error(exact)));
      }
    }
    assertThat(tabulated).isGreaterThan(20_000);
  }

  @Test
  void aMapThatIsNotSmoothHasNoPolynomial() {
    ProjectionTable table = asked((x, y) -> new double[] {x, Math.abs(y - 0.3)}, 0.5, 0.5);
    assertThat(table.at(0.5, 0.5)).isNull();
    assertThat(table.at(0.5, 0.4)).isNull();
  }

  @Test
  void theLastPlacesBelongToTheLastCells() {
    double north = Math.nextDown(90.0);
    double east = Math.nextDown(360.0);
    ProjectionTable table = asked((x, y) -> new double[] {x, y}, east, north);
    assertThat(table.at(east, north)).containsExactly(new double[] {360, 90}, within(1e-12));
    table = asked((x, y) -> new double[] {x, y}, -east, -north);
    assertThat(table.at(-east, -north)).containsExactly(new double[] {-360, -90}, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "0, NaN", "0, 90.5", "0, 90", "0, -91", "360, 0", "-400, 0", "Infinity, 0"})
  void whatIsInNoCellHasNone(double longitude, double latitude) {
    ProjectionTable table = new ProjectionTable((x, y) -> new double[] {x, y});
    for (int i = 0; i <= ASKED_FIRST; i++) {
      assertThat(table.at(longitude, latitude)).isNull();
    }
  }
}
