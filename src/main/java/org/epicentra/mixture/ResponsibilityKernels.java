package org.epicentra.mixture;

/** Chooses the kernel that this JVM can run. */
public final class ResponsibilityKernels {
  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private ResponsibilityKernels() {}

  /**
   * A new kernel, for one task: with vectors where the JVM has the module jdk.incubator.vector,
   * scalar elsewhere.
   */
  public static ResponsibilityKernel create() {
    return create(VECTORS ? "simd" : "scalar");
  }

  /**
   * A new kernel of the given kind, for one task.
   *
   * @param name {@code simd} or {@code scalar}
   * @throws IllegalArgumentException if the name is another, or vectors are asked of a JVM that has
   *     none
   */
  public static ResponsibilityKernel create(String name) {
    return create(name, ActiveComponents.NEGLIGIBLE);
  }

  static ResponsibilityKernel create(String name, double threshold) {
    switch (name) {
      case "scalar":
        return new ScalarKernel(threshold);
      case "simd":
        if (!VECTORS) {
          throw new IllegalArgumentException(
              "kernel simd needs a JVM started with --add-modules jdk.incubator.vector");
        }
        return new SimdKernel(threshold);
      default:
        throw new IllegalArgumentException("kernel is '" + name + "', must be simd or scalar");
    }
  }
}
