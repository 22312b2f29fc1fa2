package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "PT168H,   7d",
    "PT36H,    36h",
    "PT90M,    90m",
    "PT45S,    45s",
    "PT0S,     0s",
    "PT-24H,   -1d",
    "PT0.25S,  PT0.25S"
  })
  void aLengthIsToldAsOptionsGiveIt(Duration length, String text) {
    assertThat(Durations.text(length)).isEqualTo(text);
  }
}
