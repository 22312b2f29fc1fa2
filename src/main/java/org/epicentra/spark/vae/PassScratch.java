package org.epicentra.spark.vae;

import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.training.PartitionPass;

/**
 * Memory that a thread of an executor keeps from one task of a training to the next. A task's
 * result may lie in it: Spark turns a result into bytes on the task's own thread, before that
 * thread runs another task.
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

  /** This thread's, for tasks of a training. */
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

  /** Sums, back at zero. */
  GradientSum clearedSum() {
    if (sum == null) {
      sum = new GradientSum(spec.architecture().parameterCount());
    } else {
      sum.clear();
    }
    return sum;
  }
}
