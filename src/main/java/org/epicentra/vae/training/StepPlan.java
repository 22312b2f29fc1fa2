package org.epicentra.vae.training;

import java.io.Serializable;
import org.epicentra.math.Permutation;
import org.epicentra.math.RandomStream;

/**
 * The rows of one minibatch: those from position step * batchSize in the epoch's order, which is a
 * function of (seed, epoch). So each row occurs once in an epoch, and a minibatch does not depend
 * on the partitions.
 *
 * @param epoch from 1
 * @param step within the epoch, from 0
 * @param rows of the whole data set
 * @param batchSize rows of a minibatch; the last of an epoch may have fewer
 */
public record StepPlan(int epoch, int step, long rows, int batchSize) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of minibatches in an epoch. */
  public static int stepsPerEpoch(long rows, int batchSize) {
    return Math.toIntExact((rows + batchSize - 1) / batchSize);
  }

  /** Number of rows of this minibatch. */
  public int size() {
    return (int) Math.min(batchSize, rows - firstPosition());
  }

  /** Position of this minibatch's first row in the epoch's order. */
  public long firstPosition() {
    return (long) step * batchSize;
  }

  /** Number of this minibatch since the start of training, from 0. */
  public long number() {
    return (long) (epoch - 1) * stepsPerEpoch(rows, batchSize) + step;
  }

  /** The order of the rows in the epoch. */
  public Permutation order(long seed) {
    return new Permutation(RandomStream.streamKey(seed, "vae-shuffle", epoch), rows);
  }
}
