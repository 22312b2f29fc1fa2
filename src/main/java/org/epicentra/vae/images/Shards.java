package org.epicentra.vae.images;

import java.io.Serializable;
import org.epicentra.Setting;

/**
 * The rows of a data set cut into shards of consecutive rows, as equal as can be: the first ones
 * have one row more where the rows do not divide evenly. What is summed by shard, in an order of
 * the shards that is fixed, does not depend on which task sums which of them.
 *
 * @param rows of the data set, 0 or more
 * @param count number of shards, 1 or more; there may be more than rows
 */
public record Shards(long rows, int count) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows of a shard of {@link #forSums} where the data set is not large. */
  private static final int SUMMED_ROWS = 500;

  /** The most shards of {@link #forSums}, whose sums the driver has to hold. */
  private static final int MOST_SUMS = 1024;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public Shards {
    if (!(rows >= 0)) {
      throw new IllegalArgumentException(Setting.mustBe("rows", rows, "0 or more"));
    }
    if (!(count >= 1)) {
      throw new IllegalArgumentException(Setting.mustBe("shards", count, "1 or more"));
    }
  }

  /** The shards of sums over all rows, such as those of an evaluation: a function of the rows. */
  public static Shards forSums(long rows) {
    long count = (rows + SUMMED_ROWS - 1) / SUMMED_ROWS;
    return new Shards(rows, (int) Math.min(MOST_SUMS, Math.max(1, count)));
  }

  /**
   * The number of a shard's first row.
   *
   * @param shard from 0; for {@code count} it is the number of rows
   */
  public long start(int shard) {
    return shard * (rows / count) + Math.min(shard, rows % count);
  }

  /** Number of rows of a shard. */
  public long size(int shard) {
    return start(shard + 1) - start(shard);
  }

  /**
   * The first shard of a task. Tasks have consecutive shards, as many each as can be.
   *
   * @param task from 0; for {@code tasks} it is the number of shards
   * @param tasks at most as many as there are shards
   */
  public int first(int task, int tasks) {
    return (int) ((long) count * task / tasks);
  }

  /**
   * The rows of a shard.
   *
   * @param source that holds all of them
   */
  public BatchSource of(int shard, BatchSource source) {
    return new RowRange(source, start(shard), (int) size(shard));
  }

  /** Consecutive rows of a source. */
  private record RowRange(BatchSource source, long firstKey, int rows) implements BatchSource {
    @Override
    public void copy(int row, float[] out, int at) {
      source.copy((int) (firstKey - source.firstKey()) + row, out, at);
    }
  }
}
