package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
  private static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  /** By hand: 1, 2, 3, 4 have mean 5/2 and variance 5/3; a shift of 1e9 changes the mean alone. */
  @Test
  void meanAndVariance() {
    assertThat(of(1, 2, 3, 4).mean()).isEqualTo(2.5);
    assertThat(of(1, 2, 3, 4).variance()).isCloseTo(5.0 / 3, within(1e-15));
    assertThat(of(1, 2, 3, 4).standardError()).isCloseTo(Math.sqrt(5.0 / 12), within(1e-15));
    assertThat(of(1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4).variance()).isCloseTo(5.0 / 3, within(1e-6));
    assertThat(of(1).variance()).isNaN();
  }

  @Test
  void mergingIsAddingAll() {
    Moments merged = of(1, 7, -2);
    merged.merge(of());
    merged.merge(of(4, 4.5));
    Moments all = of(1, 7, -2, 4, 4.5);
    assertThat(merged.count()).isEqualTo(5);
    assertThat(merged.mean()).isCloseTo(all.mean(), within(1e-15));
    assertThat(merged.variance()).isCloseTo(all.variance(), within(1e-14));
    Moments empty = of();
    empty.merge(all);
    assertThat(empty.variance()).isEqualTo(all.variance());
  }
}
