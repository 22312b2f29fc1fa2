package org.epicentra.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkMessageTest {
  @Test
  void planAndQueryContextAreCutOff() {
    assertThat(
            SparkMessage.brief("[X] no column `a`. SQLSTATE: 42703; line 1 pos 0;\n'Project\n+-"))
        .isEqualTo("[X] no column `a`. SQLSTATE: 42703; line 1 pos 0");
    assertThat(SparkMessage.brief("[P] bad syntax.\n== SQL ==\na b\n--^"))
        .isEqualTo("[P] bad syntax.");
    assertThat(SparkMessage.brief("first\n\nsecond")).isEqualTo("first");
    assertThat(SparkMessage.brief("\n[P] leading")).isEqualTo("[P] leading");
  }
}
