package org.epicentra.spark.vae;

import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tries of an epoch that is one barrier stage. Spark does not repeat such a stage, so this
 * class does: when a task fails the epoch starts anew from the driver's state. An epoch that was
 * cancelled or interrupted is not tried again. One that is interrupted while Spark still waits for
 * room, before its job has begun, is not taken back.
 */
final class EpochTries {
  private static final Logger LOG = LoggerFactory.getLogger(EpochTries.class);
  private static final String CANCELLED = "SPARK_JOB_CANCELLED";

  private final SparkContext context;
  private final int most;

  /**
   * @param most how many tries there are; one where it is less
   */
  EpochTries(SparkContext context, int most) {
    this.context = context;
    this.most = most;
  }

  /**
   * What comes of the first try that succeeds.
   *
   * @param job the epoch, as one Spark job
   * @param isFinal what failures would only come again
   */
  <T> T run(Supplier<T> job, Predicate<Exception> isFinal) {
    String tag = "epicentra-epoch-" + UUID.randomUUID();
    context.addJobTag(tag);
    try {
      for (int left = most - 1; true; left--) {
        try {
          return job.get();
        } catch (Exception e) { // Spark throws checked exceptions without declaring them
          if (e instanceof InterruptedException) { // the job would go on without its driver
            context.cancelJobsWithTag(tag, "the training was interrupted");
            Thread.currentThread().interrupt();
            throw e;
          }
          if (left <= 0 || context.isStopped() || isCancelled(e) || isFinal.test(e)) {
            throw e;
          }
          LOG.warn("A task failed; the epoch starts anew: {}", e.getMessage());
        }
      }
    } finally {
      context.removeJobTag(tag);
    }
  }

  private static boolean isCancelled(Exception e) {
    return e instanceof SparkThrowable known && CANCELLED.equals(known.getCondition());
  }
}
