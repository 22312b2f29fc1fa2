package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

class EventRangesTest {
  @Test
  void theEndsBelongToTheRanges() {
    assertThat(EventRanges.checkLatitude(-90)).isEqualTo(-90);
    assertThat(EventRanges.checkLongitude(360)).isEqualTo(360);
    assertThat(EventRanges.checkDepth(-10)).isEqualTo(-10);
    assertThat(EventRanges.checkDepth(1000)).isEqualTo(1000);
  }

  @Test
  void notANumberIsOutsideEveryRange() {
    assertThatThrownBy(() -> EventRanges.checkLatitude(Double.NaN))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> EventRanges.checkLongitude(Double.NaN))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> EventRanges.checkDepth(Double.NaN))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void theMessageNamesValueAndRange() {
    assertThatThrownBy(() -> EventRanges.checkDepth(12000))
        .hasMessageContaining("12000")
        .hasMessageContaining("[-10, 1000] km")
        .hasMessageContaining("metres");
    assertThatThrownBy(() -> EventRanges.checkLatitude(142.5)).hasMessageContaining("[-90, 90]");
    assertThatThrownBy(() -> EventRanges.checkLongitude(361)).hasMessageContaining("[-360, 360]");
  }
}
