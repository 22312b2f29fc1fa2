package org.epicentra.vae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActiveUnitsTest {
  @Test
  void activeUnitsAreThoseWhoseMeanVaries() {
    ActiveUnits one = new ActiveUnits(3);
    ActiveUnits other = new ActiveUnits(3);
    float[] rows = {1, 0.05f, 5, -1, -0.05f, 5, 1, 0, 5, -1, 0, 5.5f};
    one.add(rows, 4);
    assertThat(one.count()).isEqualTo(2);
    ActiveUnits first = new ActiveUnits(3);
    first.add(rows, 1);
    other.add(Arrays.copyOfRange(rows, 3, 12), 3);
    first.merge(other);
    first.merge(new ActiveUnits(3));
    assertThat(first.count()).isEqualTo(2);
    assertThat(new ActiveUnits(3).count()).isZero();
  }
}
