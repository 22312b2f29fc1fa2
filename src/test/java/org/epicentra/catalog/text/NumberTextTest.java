package org.epicentra.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({"6.0, 6", "-117.993, -117.993", "+4.5, 4.5", ".5, 0.5", "1e-3, 0.001", "' 7 ', 7"})
  void readsDecimalNumbers(String text, double expected) {
    assertThat(NumberText.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"85.70 S", "NaN", "Infinity", "1e999", "0x1p3", "1d", "1f", "1,5", "--", "", "e"})
  void givesNaNForEverythingElse(String text) {
    assertThat(NumberText.parse(text)).isNaN();
  }
}
