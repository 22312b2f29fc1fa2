package org.epicentra.mixture.kernel;

/** The kernels there are. They give the same sums, to the last bit. */
public enum KernelKind {
  /** The fastest that this JVM can run: vectors where it has the module for them. */
  BEST,
  /** Vectors of the module jdk.incubator.vector. */
  SIMD,
  /** Plain Java. */
  SCALAR;

  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  /**
   * A new kernel, for one task.
   *
   * @throws IllegalStateException when vectors are asked of a JVM that has none
   */
  public ResponsibilityKernel create() {
    return create(ActiveComponents.NEGLIGIBLE);
  }

  ResponsibilityKernel create(double threshold) {
    if (this == SCALAR || this == BEST && !VECTORS) {
      return new ScalarKernel(threshold);
    }
    if (!VECTORS) {
      throw new IllegalStateException(
          "kernel SIMD needs a JVM started with --add-modules jdk.incubator.vector");
    }
    return new SimdKernel(threshold);
  }
}
