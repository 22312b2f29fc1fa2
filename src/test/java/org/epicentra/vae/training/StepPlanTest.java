package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.math.Permutation;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.Shards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepPlanTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 10})
  void eachRowComesOnceInAnEpochAndEpochsDiffer(int count) {
    Shards shards = new Shards(103, count);
    List<List<Long>> epochs = new ArrayList<>();
    long number = 0;
    for (int epoch = 1; epoch <= 2; epoch++) {
      List<Long> rows = new ArrayList<>();
      assertThat(StepPlan.stepsPerEpoch(103, 10)).isEqualTo(11);
      for (int step = 0; step < 11; step++) {
        StepPlan plan = new StepPlan(epoch, step, shards, 10);
        assertThat(plan.size()).isEqualTo(step == 10 ? 3 : 10);
        assertThat(plan.number()).isEqualTo(number++);
        int before = rows.size();
        for (int shard = 0; shard < count; shard++) {
          // As evenly as can be.
          assertThat(plan.size(shard)).isBetween(plan.size() / count, plan.size() / count + 1);
          for (int i = 0; i < plan.size(shard); i++) {
            long row = plan.order(shard, 5).at(plan.rowsBefore(shard) + i);
            rows.add(shards.start(shard) + row);
          }
        }
        assertThat(rows).hasSize(before + plan.size());
      }
      assertThat(rows).doesNotHaveDuplicates().hasSize(103);
      assertThat(rows).allMatch(row -> row >= 0 && row < 103);
      epochs.add(rows);
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
  }

  /** So that a checkpoint of a release that did not cut minibatches can be continued. */
  @Test
  void oneShardHasTheOrderOfAllRows() {
    StepPlan plan = new StepPlan(3, 0, new Shards(103, 1), 10);
    Permutation whole = new Permutation(RandomStream.streamKey(5, "vae-shuffle", 3), 103);
    for (int i = 0; i < 103; i++) {
      assertThat(plan.order(0, 5).at(i)).isEqualTo(whole.at(i));
    }
  }
}
