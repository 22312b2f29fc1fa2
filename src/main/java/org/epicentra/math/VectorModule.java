package org.epicentra.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether this JVM was started with the module jdk.incubator.vector, as spark-submit starts it. */
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
   * Whether vectors are faster than plain Java. HotSpot's optimising compiler alone turns them into
   * instructions; where it is off ({@code -XX:TieredStopAtLevel=1}, {@code -Xint}) they take a
   * hundred times as long.
   */
  public static boolean isFast() {
    return FAST;
  }

  private static boolean hasOptimisingCompiler() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return true; // not HotSpot
    }
    try {
      boolean tiered = Boolean.parseBoolean(machine.getVMOption("TieredCompilation").getValue());
      return Boolean.parseBoolean(machine.getVMOption("UseCompiler").getValue())
          && (!tiered || machine.getVMOption("TieredStopAtLevel").getValue().equals("4"))
          && !machine.getVMOption("CompilationMode").getValue().equals("quick-only");
    } catch (IllegalArgumentException e) {
      return true; // one without such an option
    }
  }
}
