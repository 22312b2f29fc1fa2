package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrengthCountsTest {
  @Test
  void binsFollowEachOtherWithoutAGap() {
    StrengthCounts counts = new StrengthCounts();
    for (int bin = 0; bin < counts.bins() - 1; bin++) {
      int start = StrengthCounts.start(bin);
      int width = StrengthCounts.width(start);
      assertThat(StrengthCounts.bin(start)).isEqualTo(bin);
      assertThat(StrengthCounts.bin(start + width - 1)).isEqualTo(bin);
      assertThat(StrengthCounts.start(bin + 1)).isEqualTo(start + width);
      assertThat(width == 1 || width <= start / 256.0).isTrue();
      assertThat(start % width)
          .as("bins of any greater width begin where one of these does")
          .isZero();
    }
    assertThat(StrengthCounts.start(counts.bins() - 1)).isEqualTo(StrengthCounts.MOST);
  }

  @Test
  void eachStrengthIsCountedOnce() {
    StrengthCounts counts = new StrengthCounts();
    StrengthCounts others = new StrengthCounts();
    counts.add(7);
    counts.add(1023);
    others.add(7);
    others.add(1025);
    others.add(1e300);
    counts.merge(others);
    assertThat(counts.total()).isEqualTo(5);
    assertThat(counts.count(7)).isEqualTo(2);
    assertThat(counts.count(1023)).isEqualTo(1);
    assertThat(counts.count(StrengthCounts.bin(1027))).as("1,024 to 1,027").isEqualTo(1);
    assertThat(counts.count(counts.bins() - 1)).isEqualTo(1);
  }
}
