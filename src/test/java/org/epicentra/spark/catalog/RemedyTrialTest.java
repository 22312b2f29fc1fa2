package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemedyTrialTest {
  @Test
  void numbersAreShownToSixDigits() {
    assertThat(RemedyTrial.shown(120_000)).isEqualTo("120000");
    assertThat(RemedyTrial.shown(100)).isEqualTo("100");
    assertThat(RemedyTrial.shown(0)).isEqualTo("0");
    assertThat(RemedyTrial.shown(-3.50)).isEqualTo("-3.5");
    assertThat(RemedyTrial.shown(12.3456789)).isEqualTo("12.3457");
    assertThat(RemedyTrial.shown(1234567.8)).isEqualTo("1234570");
  }
}
