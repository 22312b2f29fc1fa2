package org.epicentra.job;

import org.apache.hadoop.util.ShutdownHookManager;
import org.epicentra.spark.SparkSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interruption of a run by Ctrl-C or a signal. It is reported in one line and in the status;
 * the errors of the work that Spark then aborts are silenced.
 *
 * <p>The shutdown hook runs before Spark's, which stops the session, and before Hadoop's, which
 * closes the file systems.
 */
public final class Interruption {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

  /** The exit code that a shell reports for a process that Ctrl-C ended. */
  public static final int CODE = 130;

  /** Priority of the hook, above Spark's (50) and Hadoop's (10). */
  private static final int PRIORITY = 100;

  private static volatile boolean happened;

  private final Runnable hook;

  private Interruption(Runnable hook) {
    this.hook = hook;
  }

  /**
   * Watches until {@link #unwatch}.
   *
   * @param whenInterrupted called once, while the session is still running
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

  /** Whether a run was interrupted, so that its exceptions mean nothing. */
  public static boolean happened() {
    return happened;
  }

  /** Stops watching, when the run has ended by itself. */
  void unwatch() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
