package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChunkPartitionerTest {
  @Property(tries = 500)
  void partitionsHaveAboutAsMuchToDoAndFewStretches(
      @ForAll @IntRange(min = 1, max = 5000) int chunks,
      @ForAll @IntRange(min = 1, max = 600) int partitions) {
    ChunkPartitioner partitioner = new ChunkPartitioner(chunks, partitions);
    int[] held = new int[partitions];
    int[] stretches = new int[partitions];
    int last = -1;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int partition = partitioner.getPartition(chunk);
      held[partition]++;
      stretches[partition] += partition == last ? 0 : 1;
      last = partition;
    }
    int share = (chunks + partitions - 1) / partitions;
    for (int partition = 0; partition < partitions; partition++) {
      assertThat(held[partition]).isLessThanOrEqualTo(Math.max(share, (int) (1.25 * share)));
      assertThat(held[partition] > 0).isEqualTo(chunks >= partitions || partition < chunks);
      assertThat(stretches[partition]).isLessThanOrEqualTo(8);
      if (partitions > 1 && partitions <= 16 && chunks >= 4 * partitions) {
        assertThat(stretches[partition]).isGreaterThanOrEqualTo(4);
      }
    }
  }
}
