package org.epicentra.job.retrain;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * The end of the time that a run may take. From then on the Spark jobs of this thread are cancelled
 * again and again, so that the run fails wherever it is.
 */
final class Deadline implements AutoCloseable {
  private static final long AGAIN_MILLIS = 250;

  private final SparkContext context;
  private final long end;
  private final ScheduledExecutorService watch;

  /**
   * @param seconds 0 for no limit
   */
  Deadline(SparkContext context, long seconds) {
    this.context = context;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    if (seconds == 0) {
      this.watch = null;
      return;
    }
    String group = "epicentra-retrain-" + UUID.randomUUID();
    context.setJobGroup(group, "retrain", true);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "epicentra-deadline");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleAtFixedRate(
        () -> cancel(group),
        TimeUnit.SECONDS.toMillis(seconds),
        AGAIN_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** Cancels the group's running jobs one by one: Spark warns about a group without any. */
  private void cancel(String group) {
    Set<Integer> running = new HashSet<>();
    for (int job : context.statusTracker().getActiveJobIds()) {
      running.add(job);
    }
    for (int job : context.statusTracker().getJobIdsForGroup(group)) {
      if (running.contains(job)) {
        context.cancelJob(job, "the time of the run is up");
      }
    }
  }

  /** Whether the time is up. */
  boolean passed() {
    return watch != null && System.nanoTime() - end >= 0;
  }

  /** Ends the watch: what follows is no longer cancelled. */
  @Override
  public void close() {
    if (watch != null) {
      watch.shutdownNow();
      context.clearJobGroup();
    }
  }
}
