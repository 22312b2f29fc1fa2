package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class PermutationTest {
  @Test
  void eachNumberComesOnce() {
    for (int size : new int[] {1, 2, 3, 4, 5, 7, 16, 17, 100, 1000, 4097}) {
      for (long key = -1; key <= 1; key++) {
        Permutation order = new Permutation(key, size);
        boolean[] seen = new boolean[size];
        for (int i = 0; i < size; i++) {
          int at = (int) order.at(i);
          assertThat(seen[at]).isFalse();
          seen[at] = true;
        }
      }
    }
  }

  /** Over 20,000 keys, all 24 orders of four numbers; one seed in a million fails. */
  @Test
  void everyOrderIsAsLikely() {
    int keys = 24_000;
    int[] counts = new int[256];
    for (int key = 0; key < keys; key++) {
      Permutation order = new Permutation(RandomStream.streamKey(key, "order", 0), 4);
      int code = 0;
      for (int i = 0; i < 4; i++) {
        code = 4 * code + (int) order.at(i);
      }
      counts[code]++;
    }
    double statistic = 0;
    int seen = 0;
    for (int count : counts) {
      if (count > 0) {
        statistic += (count - 1000.0) * (count - 1000) / 1000;
        seen++;
      }
    }
    assertThat(seen).isEqualTo(24);
    assertThat(new ChiSquaredDistribution(null, 23).cumulativeProbability(statistic))
        .isLessThan(1 - 1e-6);
  }

  /** Where a row comes in the order has no trend: its mean over keys is the middle. */
  @Test
  void aLargeOrderIsSpreadEvenly() {
    int size = 60_000;
    int keys = 400;
    for (long row : new long[] {0, 1, 31_234, 59_999}) {
      double sum = 0;
      for (int key = 0; key < keys; key++) {
        sum += new Permutation(RandomStream.streamKey(key, "order", 1), size).at(row);
      }
      double deviation = size / Math.sqrt(12.0 * keys);
      assertThat(Math.abs(sum / keys - (size - 1) / 2.0)).isLessThan(5 * deviation);
    }
  }

  @Test
  void positionsOutsideAreRefused() {
    assertThatThrownBy(() -> new Permutation(1, 0)).hasMessageContaining("size is 0");
    assertThatThrownBy(() -> new Permutation(1, 10).at(10)).hasMessageContaining("position is 10");
    assertThatThrownBy(() -> new Permutation(1, 10).at(-1)).hasMessageContaining("position is -1");
    assertThat(new Permutation(1, 1L << 62).at(1L << 61)).isBetween(0L, (1L << 62) - 1);
  }
}
