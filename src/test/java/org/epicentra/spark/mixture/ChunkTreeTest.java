package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkTreeTest {
  /** The order of the additions is written out, so that another order is another text. */
  private static String sum(String one, String other) {
    return "(" + one + " " + other + ")";
  }

  private static ChunkTree<String> tree() {
    return new ChunkTree<>(ChunkTreeTest::sum);
  }

  @Test
  void neighboursAreAddedFirst() {
    ChunkTree<String> tree = tree();
    for (int chunk = 0; chunk < 7; chunk++) {
      tree.add(chunk, String.valueOf(chunk));
    }
    assertThat(ChunkTree.total(List.of(tree), ChunkTreeTest::sum))
        .isEqualTo("(((0 1) (2 3)) ((4 5) 6))");
    assertThat(ChunkTree.total(List.of(tree()), ChunkTreeTest::sum)).isNull();
  }

  @Property(tries = 200)
  void whereTheChunksAreDoesNotMatter(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int chunks,
      @ForAll @IntRange(min = 1, max = 9) int partitions) {
    Random random = new Random(seed);
    ChunkTree<String> whole = tree();
    List<ChunkTree<String>> parts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      parts.add(tree());
    }
    for (int chunk = 0; chunk < chunks; chunk++) {
      whole.add(chunk, String.valueOf(chunk));
      parts.get(random.nextInt(partitions)).add(chunk, String.valueOf(chunk));
    }
    Collections.shuffle(parts, random);
    assertThat(ChunkTree.total(parts, ChunkTreeTest::sum))
        .isEqualTo(ChunkTree.total(List.of(whole), ChunkTreeTest::sum));
  }

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
      assertThat(stretches[partition]).isLessThanOrEqualTo(9);
    }
  }
}
