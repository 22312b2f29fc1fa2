package org.epicentra.mixture.kernel;

import org.epicentra.math.VectorModule;

/** The kernels there are. They give the same sums, to the last bit. */
public enum KernelKind {
  /** The fastest in this JVM: vectors where it has their module and an optimising compiler. */
  BEST,
  /** Vectors of the module jdk.incubator.vector. */
  SIMD,
  /** Plain Java. */
  SCALAR;

  /**
   * A new kernel, for one task.
   *
   * @throws IllegalStateException when vectors are asked of a JVM that has none
   */
  public ResponsibilityKernel create() {
    return create(ActiveComponents.NEGLIGIBLE);
  }

  ResponsibilityKernel create(double threshold) {
    if (this == SCALAR || this == BEST && !VectorModule.isFast()) {
      return new ScalarKernel(threshold);
    }
    if (!VectorModule.isPresent()) {
      throw new IllegalStateException(
          "kernel SIMD needs a JVM started with --add-modules jdk.incubator.vector");
    }
    return new SimdKernel(threshold);
  }
}
