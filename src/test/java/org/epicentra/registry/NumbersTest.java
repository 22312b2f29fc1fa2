package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Test
  void namesHaveSixDigitsOrMore() {
    assertThat(Numbers.digits(12)).isEqualTo("000012");
    assertThat(Numbers.of("000012")).hasValue(12);
    assertThat(Numbers.of("1000000")).hasValue(1_000_000);
    assertThat(Numbers.of("99999999")).hasValue(Numbers.LAST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "000000", "0000012", "100000000", "2147483647", "00001a"})
  void anyOtherNameIsNoNumber(String name) {
    assertThat(Numbers.of(name)).isEmpty();
  }

  @Test
  void afterTheLastThereIsNone() {
    Path folder = new Path("/models/alps/versions");
    assertThat(Numbers.after(Numbers.LAST - 1, folder)).isEqualTo(Numbers.LAST);
    assertThatThrownBy(() -> Numbers.after(Numbers.LAST, folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("/models/alps/versions: number 99999999 is taken");
  }
}
