package org.epicentra.math;

/** Whether this JVM was started with the module jdk.incubator.vector, as spark-submit starts it. */
public final class VectorModule {
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorModule() {}

  /** Whether classes that use vectors can be loaded. */
  public static boolean isPresent() {
    return PRESENT;
  }
}
