package org.epicentra.job;

import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.SparkMessage;
import org.epicentra.spark.SparkSessions;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.RunStatus;

/** Gives a job its Spark session, and has its status kept. */
public final class JobRunner {
  private JobRunner() {}

  /**
   * Runs a job; what it throws is thrown on, after the status is written. A job that is refused by
   * its own check writes none.
   *
   * @param caller whose words the status has
   */
  public static <R> R run(Caller caller, Job<R> job) {
    Instant start = Instant.now();
    SparkSession spark = session("Epicentra " + caller.command());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    job.check(hadoop);
    RunStatus status = RunStatus.started(caller.command(), start, spark.version());
    return tracking(caller, status, job).run(hadoop, () -> job.run(spark));
  }

  /**
   * @throws BadInputException when Spark does not start: its settings, or the cluster
   */
  private static SparkSession session(String applicationName) {
    try {
      return SparkSessions.create(applicationName);
    } catch (Exception e) { // some of Spark's are checked, and not declared
      String why = SparkMessage.brief(String.valueOf(e.getMessage()));
      throw new BadInputException(
          why.contains("stopped SparkContext")
              ? "the cluster did not answer, or refused the application: is --master right?"
              : "Spark did not start: " + why,
          e);
    }
  }

  /** The same for a job of this process alone, for which no session is started. */
  public static <R> R runLocal(Caller caller, LocalJob<R> job) {
    RunStatus status =
        RunStatus.started(caller.command(), Instant.now(), SparkSessions.sparkVersion());
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

  /** Whether the run was ended from outside, by Ctrl-C or a signal. */
  public static boolean interrupted() {
    return Interruption.happened();
  }

  /** Whether the driver runs on the cluster, where its exit code gets lost. */
  public static boolean exitCodeGetsLost() {
    return SparkSessions.inClusterMode();
  }

  /** Ends the session, if one was started. */
  public static void stop() {
    SparkSessions.stop();
  }
}
