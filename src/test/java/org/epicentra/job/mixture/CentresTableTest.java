package org.epicentra.job.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.mixture.start.InitialCentres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentresTableTest {
  private static final PlaneProjection PLANE = new PlaneProjection(2);

  @Test
  void plainCoordinatesAreTakenAsTheyAre() {
    InitialCentres centres = parse("\uFEFFX, y ,rate", "1.5,-2,7", "", "3,4e1,0").centres(PLANE, 2);
    assertThat(centres.centres()).isDeepEqualTo(new double[][] {{1.5, -2}, {3, 40}});
    assertThat(centres.rates()).containsExactly(7, 0);
  }

  @Test
  void columnsMayComeInAnyOrderAndWithoutRates() {
    InitialCentres centres = parse("y,x", "1,2").centres(PLANE, 1);
    assertThat(centres.centres()).isDeepEqualTo(new double[][] {{2, 1}});
    assertThat(centres.rates()).isNull();
  }

  @Test
  void positionsAreProjected() {
    InitialCentres centres =
        parse("longitude,latitude", "10,47").centres(AzimuthalProjection.of(10, 46), 1);
    // One degree of latitude at 46.5 N is 111.16 km on WGS84.
    assertThat(centres.centres()[0][0]).isCloseTo(0, within(1e-6));
    assertThat(centres.centres()[0][1]).isCloseTo(111.16, within(0.02));
  }

  @Test
  void depthIsNeededInThreeDimensions() {
    // On the equator at longitude 0, the x axis goes up: the radius 6378.137 km less the depth.
    InitialCentres centres =
        parse("longitude,latitude,depth", "0,0,10").centres(new GeocentricProjection(), 1);
    assertThat(centres.centres()[0][0]).isCloseTo(6368.137, within(1e-9));
    assertThatThrownBy(
            () -> parse("longitude,latitude", "0,0").centres(new GeocentricProjection(), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("depth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y          | 1,2,3  | line 2 has 3 fields, the header 2",
        "x,y          | 1,two  | line 2: y 'two' is no number",
        "x,y          | 1,NaN  | line 2: y is NaN; it must be finite",
        "x,y,rate     | 1,2,-1 | line 2: rate is -1.0; it must be 0 or more",
        "lon,lat      | 1,2    | begins with 'lon,lat'",
        "x,x          | 1,2    | begins with 'x,x'",
        "1,2          | 3,4    | begins with '1,2'",
        "x,y          | ''     | has no centres"
      })
  void whatIsWrongIsNamed(String header, String row, String message) {
    assertThatThrownBy(() -> parse(header, row))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("start.csv")
        .hasMessageContaining(message);
  }

  @Test
  void thereMustBeOneRowPerComponent() {
    assertThatThrownBy(() -> parse("x,y", "1,2").centres(PLANE, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage("start.csv has 1 centres, but ‹components› is 3");
  }

  @Test
  void geographyNeedsAProjection() {
    assertThatThrownBy(() -> parse("longitude,latitude", "1,2").centres(PLANE, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("this fit needs x, y");
  }

  @Test
  void impossiblePositionsAreRefused() {
    assertThatThrownBy(
            () -> parse("longitude,latitude", "0,95").centres(AzimuthalProjection.of(0, 0), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no position on Earth");
  }

  private static CentresTable parse(String... lines) {
    return CentresTable.parse("start.csv", List.copyOf(Arrays.asList(lines)));
  }
}
