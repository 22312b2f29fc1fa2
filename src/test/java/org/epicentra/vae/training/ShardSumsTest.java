package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.network.GradientSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree against its definition by recursion, for tasks of every size. */
class ShardSumsTest {
  private static final int PARAMETERS = 5;

  /** The sum of the shards from a multiple of {@code width} on, as far as there are any. */
  private static float byDefinition(float[] shards, int from, int width) {
    if (width == 1) {
      return shards[from];
    }
    float sum = byDefinition(shards, from, width / 2);
    int middle = from + width / 2;
    return middle < shards.length ? sum + byDefinition(shards, middle, width / 2) : sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 64, 100})
  void anyTasksGiveTheBitsOfTheDefinition(int count) {
    float[] shards = new float[count];
    Random random = new Random(count);
    for (int i = 0; i < count; i++) {
      shards[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6)));
    }
    float expected = byDefinition(shards, 0, Math.max(1, 2 * Integer.highestOneBit(count)));
    for (int tasks = 1; tasks <= count; tasks++) {
      ShardSums all = new ShardSums(count, 0);
      Shards cut = new Shards(count, count);
      for (int task = 0; task < tasks; task++) {
        ShardSums own = new ShardSums(count, cut.first(task, tasks));
        while (own.next() < cut.first(task + 1, tasks)) {
          own.add(sum(own, shards[own.next()]));
        }
        all.add(own);
      }
      assertThat(all.total().gradient()).containsOnly(expected);
      assertThat(all.total().losses().rows()).isEqualTo(count);
    }
  }

  private static GradientSum sum(ShardSums of, float value) {
    GradientSum sum = of.spare(PARAMETERS);
    assertThat(sum.losses().rows()).isZero();
    Arrays.fill(sum.gradient(), value);
    sum.losses().add(1, 2, 1);
    return sum;
  }

  /** One sum of 64 shards needs seven at a time: one on each level and the new one. */
  @Test
  void sumsThatHaveBeenAddedAreUsedAgain() {
    ShardSums sums = new ShardSums(64, 0);
    Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int round = 0; round < 2; round++) {
      while (sums.next() < 64) {
        GradientSum sum = sums.spare(PARAMETERS);
        arrays.add(sum.gradient());
        sums.add(sum);
      }
      sums.clear();
    }
    assertThat(arrays).hasSize(7);
  }

  @Test
  void shardsThatAreMissingAreNotPassedOver() {
    ShardSums sums = new ShardSums(4, 0);
    sums.add(sum(sums, 1));
    assertThatThrownBy(sums::total)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there are sums of the shards 0 to 0; those of 0 to 3 are needed");
    assertThatThrownBy(() -> sums.add(new ShardSums(4, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the sums begin with shard 2 of 4; they must begin with shard 1 of 4");
  }
}
