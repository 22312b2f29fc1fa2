package org.epicentra.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkMessageTest {
  @Test
  void planAndQueryContextAreCutOff() {
    assertThat(
            SparkMessage.brief("[X] no column `a`. SQLSTATE: 42703; line 1 pos 0;\n'Project\n+-"))
        .isEqualTo("[X] no column `a`.");
    assertThat(SparkMessage.brief("[P] bad syntax.\n== SQL ==\na b\n--^"))
        .isEqualTo("[P] bad syntax.");
    assertThat(SparkMessage.brief("first\n\nsecond")).isEqualTo("first.");
    assertThat(SparkMessage.brief("\n[P] leading")).isEqualTo("[P] leading.");
  }

  @Test
  void columnsOfEpicentrasOwnAreNotSuggested() {
    String start = "[U] `y` cannot be resolved. Did you mean one of the following? [";
    assertThat(SparkMessage.brief(start + "`__year`, `year`, `epicentra_x`]. SQLSTATE: 42703"))
        .isEqualTo(start + "`year`].");
    assertThat(SparkMessage.brief(start + "`__year`]. SQLSTATE: 42703"))
        .isEqualTo("[U] `y` cannot be resolved.");
  }

  @Test
  void thereIsNoAdviceAboutTables() {
    assertThat(
            SparkMessage.brief(
                "[T] The table or view `x` cannot be found. Verify the spelling and correctness of"
                    + " the schema.\nTo tolerate the error use DROP VIEW IF EXISTS."))
        .isEqualTo("[T] The table or view `x` cannot be found.");
  }
}
