package org.epicentra.spark.vae;

import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.training.PartitionPass;
import org.epicentra.vae.training.ShardSums;

/**
 * Memory that a thread of an executor keeps from one task of a training to the next. The result of
 * a task may be part of it: Spark serialises results on the task's own thread, before that thread
 * runs another task.
 */
final class PassScratch {
  private static final ThreadLocal<PassScratch> OWN = new ThreadLocal<>();

  private final PassSpec spec;
  private final PartitionPass pass;
  private ShardSums sums;

  private PassScratch(PassSpec spec) {
    this.spec = spec;
    this.pass = new PartitionPass(spec.architecture(), spec.settings(), Blas.of(spec.blas()));
  }

  /** The memory of this thread for the tasks of a training. */
  static PassScratch of(PassSpec spec) {
    PassScratch scratch = OWN.get();
    if (scratch == null || !scratch.spec.equals(spec)) {
      scratch = new PassScratch(spec);
      OWN.set(scratch);
    }
    return scratch;
  }

  PartitionPass pass() {
    return pass;
  }

  /** Sums of no shard, the first of which is to be {@code first}. */
  ShardSums clearedSums(int first) {
    if (sums == null || sums.first() != first) {
      sums = new ShardSums(spec.settings().shards(), first);
    }
    sums.clear();
    return sums;
  }
}
