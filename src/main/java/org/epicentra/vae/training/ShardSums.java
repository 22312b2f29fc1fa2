package org.epicentra.vae.training;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.epicentra.vae.network.GradientSum;

/**
 * The sums of gradient and losses over consecutive shards of a minibatch, which are added one after
 * the other and summed up by a {@link SumTree} as far as it goes without other shards. Few are left
 * then: one where all shards are here, and at most two of each level of the tree.
 */
public final class ShardSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int first;
  private int end;

  /** At the first shard of each sum; null elsewhere. */
  private final GradientSum[] sums;

  private transient Deque<GradientSum> spare = new ArrayDeque<>();

  /**
   * Of no shard yet.
   *
   * @param count number of shards of a minibatch
   * @param first the first that will be added
   */
  public ShardSums(int count, int first) {
    this.sums = new GradientSum[count];
    this.first = first;
    this.end = first;
  }

  /** The first shard. */
  public int first() {
    return first;
  }

  /** The next shard to add. */
  public int next() {
    return end;
  }

  /**
   * Adds the next shard.
   *
   * @param sum of that shard; from now on this object's own
   */
  public void add(GradientSum sum) {
    add(sum, end + 1);
  }

  /**
   * Adds the sums over the next shards, which then are this object's own.
   *
   * @throws IllegalArgumentException if they do not begin with the next shard
   */
  public void add(ShardSums others) {
    if (others.first != end || others.sums.length != sums.length) {
      throw new IllegalArgumentException(
          "the sums begin with shard %d of %d; they must begin with shard %d of %d"
              .formatted(others.first, others.sums.length, end, sums.length));
    }
    for (int from = others.first; from < others.end; ) {
      int behind = from + 1;
      while (behind < others.end && others.sums[behind] == null) {
        behind++;
      }
      add(others.sums[from], behind);
      from = behind;
    }
  }

  private void add(GradientSum sum, int behind) {
    sums[end] = sum;
    new SumTree(sums.length).complete(first, end, behind, this::merge);
    end = behind;
  }

  private void merge(int into, int from) {
    sums[into].merge(sums[from]);
    spare.push(sums[from]);
    sums[from] = null;
  }

  /** The sum whose first shard is this; null if it has become part of another. */
  GradientSum from(int shard) {
    return sums[shard];
  }

  /**
   * The sum over all shards.
   *
   * @throws IllegalStateException if there are shards that have not been added
   */
  public GradientSum total() {
    if (first > 0 || end < sums.length) {
      throw new IllegalStateException(
          "there are sums of the shards %d to %d; those of 0 to %d are needed"
              .formatted(first, end - 1, sums.length - 1));
    }
    return sums[0];
  }

  /** Forgets all sums but not their memory. */
  public void clear() {
    for (int shard = first; shard < end; shard++) {
      if (sums[shard] != null) {
        spare.push(sums[shard]);
        sums[shard] = null;
      }
    }
    end = first;
  }

  /** A sum of zero to add later, of memory that is no longer used where there is any. */
  public GradientSum zero(int parameters) {
    if (spare.isEmpty()) {
      return new GradientSum(parameters);
    }
    GradientSum sum = spare.pop();
    sum.clear();
    return sum;
  }
}
