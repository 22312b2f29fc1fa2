package org.epicentra.spark.mixture;

import org.apache.spark.Partitioner;
import org.epicentra.math.SumTree;

/**
 * Gives partitions the chunks of a catalog: stretches of the curve, dealt out in turn. The
 * stretches are branches of a {@link SumTree}, as long as they can be, so that a task returns few
 * sums; but none has much more to do than others, and few partitions have several stretches each,
 * so that dense and empty parts of the catalog are shared out.
 */
final class ChunkPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  /** Up to so many partitions, each has at least so many stretches where there are chunks. */
  private static final int FEW_PARTITIONS = 16;

  private static final int STRETCHES = 4;

  /** What a partition may have more than its share. */
  private static final double SURPLUS = 1.25;

  private final int partitions;
  private final int level;

  ChunkPartitioner(int chunks, int partitions) {
    this.partitions = partitions;
    int fewest = partitions <= FEW_PARTITIONS ? STRETCHES * partitions : partitions;
    int longest = 0;
    while (chunks >> longest + 1 >= fewest) {
      longest++;
    }
    while (longest > 0 && most(chunks, longest) * partitions > SURPLUS * chunks) {
      longest--;
    }
    this.level = longest;
  }

  /** The most chunks that a partition has of stretches of 2^level. */
  private long most(int chunks, int level) {
    long stretches = (chunks + (1L << level) - 1) >> level;
    return (stretches + partitions - 1) / partitions << level;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object chunk) {
    return ((Integer) chunk >> level) % partitions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChunkPartitioner same
        && same.partitions == partitions
        && same.level == level;
  }

  @Override
  public int hashCode() {
    return 31 * partitions + level;
  }
}
