package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingMarksTest {
  /**
   * What the column cannot hold stands for none wherever it occurs; 801 is no mark, but no depth.
   */
  @ParameterizedTest
  @CsvSource({
    "depth, 999, MISSING_MARK",
    "depth, 1e3, MISSING_MARK",
    "depth, 9999, MISSING_MARK",
    "depth, -99, MISSING_MARK",
    "depth, -9999.0, MISSING_MARK",
    "depth, 801, DEPTH_TOO_GREAT",
    "depth, 33000, DEPTH_TOO_GREAT",
    "magnitude, 99, MISSING_MARK",
    "magnitude, 9.9, MISSING_MARK",
    "magnitude, -9.99, MISSING_MARK",
    "magnitude, 45, MAGNITUDE_IMPOSSIBLE",
    "station_count, -1, MISSING_MARK",
    "felt_count, -999, MISSING_MARK"
  })
  void impossibleValuesAreNone(String column, String written, EventNote note) {
    CheckedEvent event = new EventCheckTest().with(column, written);
    assertThat(event.reason()).isNull();
    assertThat(EventCheckTest.value(event, column)).isNull();
    assertThat(event.notes() & note.bit()).isNotZero();
  }

  /** Fixed depths, volcanoes, micro-earthquakes and the deepest and greatest earthquakes known. */
  @ParameterizedTest
  @CsvSource({
    "depth, 10",
    "depth, 33",
    "depth, 99",
    "depth, -1",
    "depth, 750",
    "magnitude, -1",
    "magnitude, -2.5",
    "magnitude, 9.5",
    "magnitude, 0"
  })
  void trueValuesStay(String column, double value) {
    CheckedEvent event = new EventCheckTest().with(column, String.valueOf(value));
    assertThat(EventCheckTest.value(event, column)).isEqualTo(value);
  }

  @Test
  void aSharedMarkFarFromAllOtherValuesIsNone() {
    assertThat(MissingMarks.standsForNone(999, 3, 4, 120)).isTrue();
    assertThat(MissingMarks.standsForNone(999, 2, 4, 120)).as("two may be chance").isFalse();
    assertThat(MissingMarks.standsForNone(999, 50, 4, 640)).as("felt reports reach it").isFalse();
    assertThat(MissingMarks.standsForNone(99, 50, 4, 98)).as("a count of two digits").isFalse();
    assertThat(MissingMarks.standsForNone(-1, 40, 0.6, 5)).isTrue();
    assertThat(MissingMarks.standsForNone(-1, 40, -0.9, 5)).as("micro-earthquakes").isFalse();
    assertThat(MissingMarks.standsForNone(999, 3, Double.NaN, Double.NaN)).isTrue();
  }
}
