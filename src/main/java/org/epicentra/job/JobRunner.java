package org.epicentra.job;

import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.SparkMessage;
import org.epicentra.spark.SparkSessions;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.RunStatus;

/** Runs jobs: starts their Spark session and keeps their status. */
public final class JobRunner {
  private JobRunner() {}

  /**
   * Runs a job. Its exceptions are rethrown after the status is written; a job that its own check
   * refuses writes no status.
   *
   * @param caller whose names of settings the status uses
   * @param job to run
   */
  public static <R> R run(Caller caller, Job<R> job) {
    String application = "Epicentra " + caller.command();
    Configuration hadoop = SparkSessions.hadoopWithoutSession(application);
    job.check(hadoop);
    RunStatus status = started(caller);
    return tracking(caller, status, job)
        .run(
            hadoop,
            () -> {
              job.requireInputs(hadoop);
              return job.run(session(application));
            });
  }

  private static RunStatus started(Caller caller) {
    return RunStatus.started(caller.command(), Instant.now(), SparkSessions.sparkVersion());
  }

  /**
   * Starts the session.
   *
   * @throws BadInputException when Spark does not start, because of its settings or the cluster
   */
  private static SparkSession session(String applicationName) {
    try {
      return SparkSessions.create(applicationName);
    } catch (Exception e) { // some of Spark's checked exceptions are not declared
      String why = SparkMessage.brief(String.valueOf(e.getMessage()));
      throw new BadInputException(
          why.contains("stopped SparkContext")
              ? "the cluster did not answer, or refused the application: is --master right?"
              : "Spark did not start: " + why,
          e);
    }
  }

  /** Runs a job in this process, without starting a session. */
  public static <R> R runLocal(Caller caller, LocalJob<R> job) {
    RunStatus status = started(caller);
    Configuration hadoop = SparkSessions.hadoopWithoutSession("Epicentra " + caller.command());
    job.check(hadoop);
    return tracking(caller, status, job).run(hadoop, () -> job.run(hadoop));
  }

  private static RunTracking tracking(Caller caller, RunStatus status, DeclaredOutputs outputs) {
    return new RunTracking(
        caller,
        status,
        outputs.targets().stream().findFirst().map(OutputTarget::path).orElse(null));
  }

  /** Whether the run was interrupted by Ctrl-C or a signal. */
  public static boolean interrupted() {
    return Interruption.happened();
  }

  /** Whether the driver runs on the cluster, where its exit code is lost. */
  public static boolean exitCodeGetsLost() {
    return SparkSessions.inClusterMode();
  }

  /** Stops the session, if one was started. */
  public static void stop() {
    SparkSessions.stop();
  }
}
