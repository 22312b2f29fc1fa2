package org.epicentra.vae.training;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.epicentra.math.SumTree;
import org.epicentra.vae.network.GradientSum;

/**
 * The sums of gradient and losses over consecutive shards of a minibatch, which are added one after
 * the other and summed up by a {@link SumTree} as far as it goes without other shards. Few are left
 * then: one where all shards are here, and at most two of each level of the tree.
 */
public final class ShardSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int count;
  private final int first;
  private final SumTree<GradientSum> sums;
  private final transient Deque<GradientSum> spare = new ArrayDeque<>();
  private int end;

  /**
   * Of no shard yet.
   *
   * @param count number of shards of a minibatch
   * @param first the first that will be added
   */
  public ShardSums(int count, int first) {
    this.count = count;
    this.first = first;
    this.end = first;
    this.sums = new SumTree<>(count, this::merged);
  }

  private GradientSum merged(GradientSum into, GradientSum from) {
    into.merge(from);
    spare.push(from);
    return into;
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
    sums.add(end, sum);
    end++;
  }

  /**
   * Adds the sums over the next shards, which then are this object's own.
   *
   * @throws IllegalArgumentException if they do not begin with the next shard
   */
  public void add(ShardSums others) {
    if (others.first != end || others.count != count) {
      throw new IllegalArgumentException(
          "the sums begin with shard %d of %d; they must begin with shard %d of %d"
              .formatted(others.first, others.count, end, count));
    }
    sums.addAll(others.sums);
    end = others.end;
  }

  /** The sum whose first shard is this; null if it has become part of another. */
  GradientSum from(int shard) {
    return sums.from(shard);
  }

  /**
   * The sum over all shards.
   *
   * @throws IllegalStateException if there are shards that have not been added
   */
  public GradientSum total() {
    if (first > 0 || end < count) {
      throw new IllegalStateException(
          "there are sums of the shards %d to %d; those of 0 to %d are needed"
              .formatted(first, end - 1, count - 1));
    }
    return sums.from(0);
  }

  /** Forgets all sums but not their memory. */
  public void clear() {
    sums.clear(spare::push);
    end = first;
  }

  /**
   * A sum of no rows to add later, of memory that is no longer used where there is any: see {@link
   * GradientSum#forget}.
   */
  public GradientSum spare(int parameters) {
    if (spare.isEmpty()) {
      return new GradientSum(parameters);
    }
    GradientSum sum = spare.pop();
    sum.forget();
    return sum;
  }
}
