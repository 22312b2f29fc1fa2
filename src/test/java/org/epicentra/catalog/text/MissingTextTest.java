package org.epicentra.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "NA",
        " n/a ",
        "NaN",
        "NULL",
        "none",
        "Nil",
        "-",
        "---",
        "-----------",
        "*",
        "*****",
        "?",
        "??",
        ".",
        "#N/A",
        "#NAME?",
        "#DIV/0!",
        "#value!",
        "#REF!",
        "<NA>",
        "\\N"
      })
  void whatStandsForNothingIsMissing(String text) {
    assertThat(MissingText.isMissing(text)).isTrue();
    assertThat(text.isBlank() || text.trim().matches(MissingText.PATTERN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-117.885",
        ".5",
        "+1",
        "F",
        "Nas",
        "unknown",
        "na 1",
        "*5",
        "a.",
        "??1",
        "-.-",
        "N/A, California",
        "#1",
        "------------x"
      })
  void anythingElseIsAValue(String text) {
    assertThat(MissingText.isMissing(text)).isFalse();
    assertThat(text.matches(MissingText.PATTERN)).isFalse();
  }
}
