package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPlanTest {
  @Test
  void eachRowComesOnceInAnEpochAndEpochsDiffer() {
    List<List<Long>> epochs = new ArrayList<>();
    long number = 0;
    for (int epoch = 1; epoch <= 2; epoch++) {
      List<Long> rows = new ArrayList<>();
      assertThat(StepPlan.stepsPerEpoch(103, 10)).isEqualTo(11);
      for (int step = 0; step < 11; step++) {
        StepPlan plan = new StepPlan(epoch, step, 103, 10);
        assertThat(plan.size()).isEqualTo(step == 10 ? 3 : 10);
        assertThat(plan.number()).isEqualTo(number++);
        for (int i = 0; i < plan.size(); i++) {
          rows.add(plan.order(5).at(plan.firstPosition() + i));
        }
      }
      assertThat(rows).doesNotHaveDuplicates().hasSize(103);
      epochs.add(rows);
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
  }
}
