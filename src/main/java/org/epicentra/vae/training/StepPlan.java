package org.epicentra.vae.training;

import java.io.Serializable;
import org.epicentra.math.Permutation;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.Shards;

/**
 * The rows of one minibatch. An epoch goes through all positions from 0 to rows - 1, of which a
 * minibatch has the next batchSize. Positions go to the shards in turn, and each shard has its rows
 * in an order that is a function of (seed, epoch, shard). So each row occurs once in an epoch, the
 * rows of a minibatch are divided evenly among the shards, and they do not depend on the
 * partitions.
 *
 * @param epoch from 1
 * @param step within the epoch, from 0
 * @param shards of the whole data set
 * @param batchSize rows of a minibatch; the last of an epoch may have fewer
 */
public record StepPlan(int epoch, int step, Shards shards, int batchSize) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of minibatches in an epoch. */
  public static int stepsPerEpoch(long rows, int batchSize) {
    return Math.toIntExact((rows + batchSize - 1) / batchSize);
  }

  /** Number of rows of this minibatch. */
  public int size() {
    return (int) Math.min(batchSize, shards.rows() - firstPosition());
  }

  private long firstPosition() {
    return (long) step * batchSize;
  }

  /** Number of this minibatch since the start of training, from 0. */
  public long number() {
    return (long) (epoch - 1) * stepsPerEpoch(shards.rows(), batchSize) + step;
  }

  /** Number of rows of a shard in the minibatches of this epoch before this one. */
  public long rowsBefore(int shard) {
    return rows(shard, firstPosition());
  }

  /** Number of rows of a shard in this minibatch. */
  public int size(int shard) {
    return (int) (rows(shard, firstPosition() + size()) - rowsBefore(shard));
  }

  /** How many of the first positions are those of a shard. */
  private long rows(int shard, long positions) {
    return (positions - shard + shards.count() - 1) / shards.count();
  }

  /**
   * The order of a shard's rows in the epoch, counted from the first of the shard.
   *
   * @param shard that has a row
   */
  public Permutation order(int shard, long seed) {
    long purpose = (long) shard << Integer.SIZE | epoch;
    return new Permutation(
        RandomStream.streamKey(seed, "vae-shuffle", purpose), shards.size(shard));
  }
}
