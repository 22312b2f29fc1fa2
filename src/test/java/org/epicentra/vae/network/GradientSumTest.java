package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GradientSumTest {
  @Test
  void sumsMergeAndClear() {
    GradientSum a = new GradientSum(2);
    GradientSum b = new GradientSum(2);
    a.gradient()[0] = 1;
    b.gradient()[0] = 2;
    a.losses().add(6, 2, 2);
    b.losses().add(3, 1, 2);
    a.merge(b);
    assertThat(a.gradient()).containsExactly(3, 0);
    assertThat(a.losses().reconstruction()).isEqualTo(9 / 4.0);
    assertThat(a.losses().kl()).isEqualTo(3 / 4.0);
    assertThat(a.losses().loss()).isEqualTo(3);
    a.clear();
    assertThat(a.gradient()).containsOnly(0);
    assertThat(a.losses().rows()).isZero();
    assertThatThrownBy(() -> a.merge(new GradientSum(3))).hasMessageContaining("must have 2");
  }
}
