package org.epicentra.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether this JVM has the module jdk.incubator.vector, with which spark-submit starts it, and
 * compiles what uses it.
 */
public final class VectorModule {
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private static final boolean FAST = PRESENT && hasOptimisingCompiler();

  private VectorModule() {}

  /** Whether classes that use vectors can be loaded. */
  public static boolean isPresent() {
    return PRESENT;
  }

  /**
   * Whether vectors are faster than plain Java. In HotSpot the optimising compiler alone turns them
   * into instructions; where it is off ({@code -XX:TieredStopAtLevel=1}, {@code -Xint}) they take
   * twenty times as long. Of other JVMs this is taken for granted.
   */
  public static boolean isFast() {
    return FAST;
  }

  private static boolean hasOptimisingCompiler() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      boolean tiered = Boolean.parseBoolean(machine.getVMOption("TieredCompilation").getValue());
      return Boolean.parseBoolean(machine.getVMOption("UseCompiler").getValue())
          && (!tiered || machine.getVMOption("TieredStopAtLevel").getValue().equals("4"))
          && !machine.getVMOption("CompilationMode").getValue().equals("quick-only");
    } catch (IllegalArgumentException | LinkageError e) { // not HotSpot, or one without an option
      return true;
    }
  }
}
