package org.epicentra.math;

/** Whether this JVM was started with the module jdk.incubator.vector, as spark-submit does. */
public final class VectorModule {
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorModule() {}

  /** True if classes that use vectors can be loaded. */
  public static boolean isPresent() {
    return PRESENT;
  }
}
