package org.epicentra.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalCommaTest {
  @Test
  void oneCommaIsAPointAndSeveralAreNot() {
    assertThat(DecimalComma.isComma("-44,567")).isTrue();
    assertThat(DecimalComma.isComma("44.567")).isFalse();
    assertThat(DecimalComma.isComma("1,000,000")).isFalse();
    assertThat(DecimalComma.isPointed("44.567")).isTrue();
    assertThat(DecimalComma.isPointed("44")).isFalse();
  }

  @Test
  void numbersAloneAreChanged() {
    assertThat(DecimalComma.pointed(" 2,5e-3")).isEqualTo(" 2.5e-3");
    assertThat(DecimalComma.pointed("Athens, Greece")).isEqualTo("Athens, Greece");
  }
}
