package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventRangesTest {
  @Test
  void theEndsBelongToTheRanges() {
    assertThat(EventRanges.isLatitude(-90)).isTrue();
    assertThat(EventRanges.isLatitude(90)).isTrue();
    assertThat(EventRanges.isLongitude(-360)).isTrue();
    assertThat(EventRanges.isLongitude(360)).isTrue();
    assertThat(EventRanges.isDepth(-10)).isTrue();
    assertThat(EventRanges.isDepth(800)).isTrue();
  }

  @Test
  void whatLiesBeyondTheEndsIsOutside() {
    assertThat(EventRanges.isLatitude(Math.nextUp(90.0))).isFalse();
    assertThat(EventRanges.isLongitude(Math.nextDown(-360.0))).isFalse();
    assertThat(EventRanges.isDepth(Math.nextUp(800.0))).isFalse();
    assertThat(EventRanges.isDepth(12000)).isFalse();
  }

  @Test
  void notANumberIsOutsideEveryRange() {
    assertThat(EventRanges.isLatitude(Double.NaN)).isFalse();
    assertThat(EventRanges.isLongitude(Double.NaN)).isFalse();
    assertThat(EventRanges.isDepth(Double.NaN)).isFalse();
  }
}
