package org.epicentra.spark.vae;

import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.training.PartitionPass;

/**
 * Memory that a thread of an executor keeps from one task of a training to the next. The result of
 * a task may be part of it: Spark serialises results on the task's own thread, before that thread
 * runs another task.
 */
final class PassScratch {
  private static final ThreadLocal<PassScratch> OWN = new ThreadLocal<>();

  private final PassSpec spec;
  private final PartitionPass pass;
  private GradientSum sum;

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

  /** The sums, reset to zero. */
  GradientSum clearedSum() {
    if (sum == null) {
      sum = new GradientSum(spec.architecture().parameterCount());
    } else {
      sum.clear();
    }
    return sum;
  }
}
