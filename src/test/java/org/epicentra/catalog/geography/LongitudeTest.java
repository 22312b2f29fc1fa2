package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongitudeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "179.5, 179.5",
    "180, -180",
    "-180, -180",
    "188, -172",
    "360, 0",
    "-190, 170",
    "540, -180"
  })
  void wraps(double longitude, double wrapped) {
    assertThat(Longitude.wrap(longitude)).isEqualTo(wrapped);
  }

  @Property
  void isTheSameMeridian(
      @ForAll @Scale(12) @DoubleRange(min = -2000, max = 2000) double longitude) {
    double wrapped = Longitude.wrap(longitude);

    assertThat(wrapped).isGreaterThanOrEqualTo(-180).isLessThan(180);
    double turns = (longitude - wrapped) / 360;
    assertThat(turns).isCloseTo(Math.rint(turns), Assertions.within(1e-11));
  }

  @Property
  void tinyStepsBelowTheSeamStayInRange(@ForAll @IntRange(min = 3, max = 40) int digits) {
    double step = Math.pow(10, -digits);
    assertThat(Longitude.wrap(-180 - step)).isGreaterThanOrEqualTo(-180).isLessThan(180);
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void notFiniteIsNaN(double longitude) {
    assertThat(Longitude.wrap(longitude)).isNaN();
  }
}
