package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTest {
  @Test
  void theAdviceFitsTheValues() {
    assertThat(options(Remedy.ofNumber("depth", "DEP", List.of("10 km", "7km"), true)))
        .containsExactly(
            "‹column› \"depth=replace(DEP, 'km', '')\"",
            "‹column› \"depth=try_cast(DEP as double)\"");
    assertThat(options(Remedy.ofNumber("latitude", "LAT", List.of("85.70 S", "3N"), false)))
        .containsExactly(
            "‹column› \"latitude=concat(if(LAT rlike '[Ss]', '-', ''), translate(LAT, 'NSns', ''))\"");
    assertThat(Remedy.ofNumber("latitude", "LAT", List.of("east", "3N"), false)).isEmpty();
    assertThat(Remedy.ofCount("station_count", "n", List.of("-5")).option())
        .isEqualTo("‹column› \"station_count=nullif(n, '-5')\"");
  }

  /** Kilometres and metres in one column, or units that are not known, are for the user to sort. */
  @Test
  void aUnitIsTakenOffWhereAllValuesHaveIt() {
    assertThat(options(Remedy.ofNumber("depth", "d", List.of("300 m", "12.5m"), false)))
        .containsExactly(
            "‹column› \"depth=case when d like '%m' then replace(d, 'm', '') / 1000 end\"");
    assertThat(Remedy.ofNumber("depth", "d", List.of("10 km", "500 m"), false)).isEmpty();
    assertThat(Remedy.ofNumber("depth", "d", List.of("10 km", "5-15 km"), false)).isEmpty();
    assertThat(Remedy.ofNumber("depth", "d", List.of("300 ft"), false)).isEmpty();
    assertThat(options(Remedy.ofNumber("magnitude", "m", List.of("4.5 ML"), false)))
        .containsExactly("‹column› \"magnitude=replace(m, 'ML', '')\"");
    assertThat(Remedy.ofNumber("depth", "d", List.of(), false)).isEmpty();
  }

  /** A word for a hemisphere is no unit: taken off, it would turn the south into the north. */
  @Test
  void coordinatesHaveHemispheresAndNoUnits() {
    assertThat(Remedy.ofNumber("latitude", "y", List.of("34.5S", "12 SOUTH"), false)).isEmpty();
    assertThat(Remedy.ofNumber("latitude", "y", List.of("34.5S", "12 E"), false)).isEmpty();
    assertThat(Remedy.ofNumber("longitude", "x", List.of("10 deg"), false)).isEmpty();
    assertThat(options(Remedy.ofNumber("longitude", "x", List.of("+12.5E", "34.5 w"), false)))
        .singleElement()
        .asString()
        .contains("[Ww]", "'EWew'");
  }

  /** An expression is bracketed before it is divided; a backquote is escaped for the shell. */
  @Test
  void whatTheUserHasGivenBecomesAnOperand() {
    assertThat(options(Remedy.ofDepths("z + 1")))
        .containsExactly(
            "‹column› \"depth=(z + 1)/1000\"",
            "‹column› \"depth=-(z + 1)\"",
            "‹column› \"depth=-(z + 1)/1000\"");
    assertThat(options(Remedy.ofDepths("`the depth`")).get(0))
        .isEqualTo("‹column› \"depth=\\`the depth\\`/1000\"");
  }

  private static List<String> options(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::option).toList();
  }
}
