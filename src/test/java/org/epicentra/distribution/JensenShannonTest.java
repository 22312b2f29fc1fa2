package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JensenShannonTest {
  @Test
  void agreesWithScipy() {
    // scipy.spatial.distance.jensenshannon([1, 2, 3, 4], [4, 3, 0, 1], base=2)
    double expected = 0.5737145459779935;
    assertThat(JensenShannon.distance(new long[] {1, 2, 3, 4}, new long[] {4, 3, 0, 1}))
        .isCloseTo(expected, within(1e-14));
    assertThat(JensenShannon.distance(new long[] {10, 20, 30, 40}, new long[] {4, 3, 0, 1}))
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void isZeroForTheSameAndOneForNothingInCommon() {
    assertThat(JensenShannon.distance(new long[] {1, 2}, new long[] {3, 6})).isZero();
    assertThat(JensenShannon.distance(new long[] {1, 0}, new long[] {0, 7}))
        .isCloseTo(1, within(1e-15));
    assertThat(JensenShannon.distance(new long[] {0, 0}, new long[] {0, 7})).isNaN();
    assertThatThrownBy(() -> JensenShannon.distance(new long[1], new long[2]))
        .hasMessageContaining("1 bins against 2");
  }
}
