package org.epicentra.vae.training;

/**
 * The order in which sums over shards are added up: a binary tree that the number of shards alone
 * fixes. Its nodes of level k are the sums of the 2^k shards from a multiple of 2^k on, as far as
 * there are any; each is the sum of two of the level below. Whoever has all shards of a node can
 * form it, so tasks return few sums, and the bits of the whole are the same for any tasks.
 *
 * @param count number of shards, 1 or more
 */
record SumTree(int count) {
  /** Adds one sum to another. */
  @FunctionalInterface
  interface Addition {
    /**
     * Adds the sum whose first shard is {@code from} to that whose first shard is {@code into}, the
     * one before it.
     */
    void add(int into, int from);
  }

  /**
   * Forms all nodes that one more sum completes.
   *
   * @param first the first shard of all that are here; those from here to {@code from} have been
   *     completed before
   * @param from first shard of the new sum, itself a node
   * @param end the shard behind its last
   * @param addition is called from the lowest level upwards
   */
  void complete(int first, int from, int end, Addition addition) {
    int node = from;
    for (int half = 1; half < count; half *= 2) {
      int parent = node - node % (2 * half);
      if (Math.min(parent + 2L * half, count) > end || parent < first) {
        return;
      }
      if (parent != node) {
        addition.add(parent, node);
        node = parent;
      }
    }
  }
}
