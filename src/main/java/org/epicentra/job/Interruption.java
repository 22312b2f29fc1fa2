package org.epicentra.job;

import org.apache.hadoop.util.ShutdownHookManager;
import org.epicentra.spark.SparkSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run's end from outside, by Ctrl-C or a signal: it is told of in one line and in the status, and
 * the errors of what Spark stops half-way are not.
 *
 * <p>The hook runs before Spark's own, which stops the session, and before Hadoop's, which closes
 * the file systems.
 */
public final class Interruption {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  /** What a shell gives for a process that Ctrl-C ended. */
  public static final int CODE = 130;

  /** Above Spark's (50) and Hadoop's (10). */
  private static final int PRIORITY = 100;

  private static volatile boolean happened;

  private final Runnable hook;

  private Interruption(Runnable hook) {
    this.hook = hook;
  }

  /**
   * Watches until {@link #unwatch}.
   *
   * @param whenInterrupted called once, while the session still stands
   */
  static Interruption watch(Runnable whenInterrupted) {
    Runnable hook =
        () -> {
          happened = true;
          LOG.warn("interrupted");
          SparkSessions.silence();
          whenInterrupted.run();
        };
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY);
    return new Interruption(hook);
  }

  /** Whether a run was ended from outside, so that its exceptions tell nothing. */
  public static boolean happened() {
    return happened;
  }

  /** The run has ended by itself. */
  void unwatch() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
