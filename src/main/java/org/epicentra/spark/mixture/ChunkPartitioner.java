package org.epicentra.spark.mixture;

import org.apache.spark.Partitioner;

/**
 * Gives partitions the chunks of a catalog: a few stretches of the curve to each, so that dense and
 * empty parts of the catalog are shared out, and few sums leave a task. The stretches begin where
 * those of a {@link ChunkTree} do.
 */
final class ChunkPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private static final int STRETCHES = 4;

  /** Above so many partitions the sums of several stretches would be too many for the driver. */
  private static final int MANY = 64;

  private final int partitions;
  private final int level;

  ChunkPartitioner(int chunks, int partitions) {
    this.partitions = partitions;
    int stretches = partitions > MANY ? partitions : STRETCHES * partitions;
    this.level = 31 - Integer.numberOfLeadingZeros(Math.max(1, chunks / stretches));
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
