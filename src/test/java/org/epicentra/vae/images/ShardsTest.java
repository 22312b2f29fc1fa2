package org.epicentra.vae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "10, 3", "3, 10", "103, 8", "4000000000000, 1024"})
  void shardsAreConsecutiveAndDifferByOneRowAtMost(long rows, int count) {
    Shards shards = new Shards(rows, count);
    long next = 0;
    for (int shard = 0; shard < count; shard++) {
      assertThat(shards.start(shard)).isEqualTo(next);
      assertThat(shards.size(shard)).isBetween(rows / count, rows / count + 1);
      next += shards.size(shard);
    }
    assertThat(next).isEqualTo(rows);
    assertThat(shards.start(count)).isEqualTo(rows);
  }

  @Test
  void tasksHaveConsecutiveShards() {
    Shards shards = new Shards(100, 8);
    assertThat(shards.first(0, 3)).isZero();
    assertThat(shards.first(1, 3)).isEqualTo(2);
    assertThat(shards.first(2, 3)).isEqualTo(5);
    assertThat(shards.first(3, 3)).isEqualTo(8);
  }

  @Test
  void aShardIsASourceOfItsRows() {
    ByteImages images = new ByteImages(new byte[] {0, 51, 102, -1, 5, 6}, 1, 3);
    BatchSource second = new Shards(8, 4).of(2, images);
    assertThat(second.firstKey()).isEqualTo(4);
    assertThat(second.rows()).isEqualTo(2);
    float[] pixels = new float[2];
    second.copy(0, pixels, 0);
    second.copy(1, pixels, 1);
    assertThat(pixels).containsExactly(0.2f, 0.4f);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "500, 1", "501, 2", "60000, 120", "512000, 1024", "10000000, 1024"})
  void sumsAreCutByTheNumberOfRows(long rows, int count) {
    assertThat(Shards.forSums(rows)).isEqualTo(new Shards(rows, count));
  }

  @Test
  void thereMustBeAShard() {
    assertThatThrownBy(() -> new Shards(5, 0)).hasMessage("‹shards› is 0; it must be 1 or more");
    assertThatThrownBy(() -> new Shards(-1, 1)).hasMessageContaining("rows");
  }
}
