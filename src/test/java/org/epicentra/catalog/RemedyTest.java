package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTest {
  @Test
  void theAdviceFitsTheValues() {
    assertThat(options(Remedy.ofNumber("depth", "DEP", List.of("10 km", "7km"), true)))
        .containsExactly(
            "‹column› \"depth=regexp_extract(DEP, '[-+]?[0-9.]+', 0)\"",
            "‹column› \"depth=try_cast(DEP as double)\"");
    assertThat(options(Remedy.ofNumber("latitude", "LAT", List.of("85.70 S", "3N"), false)))
        .singleElement()
        .asString()
        .contains("if(LAT rlike '[SsWw]', -1, 1)");
    assertThat(Remedy.ofNumber("latitude", "LAT", List.of("east", "3N"), false)).isEmpty();
    assertThat(Remedy.ofCount("station_count", "n", List.of("-5")).option())
        .isEqualTo("‹column› \"station_count=nullif(n, '-5')\"");
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

  @Test
  void commasThatAreDecimalPoints() {
    assertThat(Remedy.isCommaDecimal("-44,567")).isTrue();
    assertThat(Remedy.isCommaDecimal("44.567")).isFalse();
    assertThat(Remedy.isCommaDecimal("1,000,000")).isFalse();
  }

  private static List<String> options(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::option).toList();
  }
}
