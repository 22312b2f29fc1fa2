package org.epicentra.job.retrain;

import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.Caller;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.job.Job;
import org.epicentra.job.RunTracking;
import org.epicentra.job.registry.Place;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.epicentra.storage.RunStatus;

/**
 * {@code retrain}: the nightly run, alone at its registry. Only the run that has the lock writes
 * {@code status.json} and {@code metrics.prom} below the model's name. A name without a version is
 * not created before the data can be opened.
 *
 * <p>The page of a run is written last, when status and metrics say how the run ended, so that they
 * never wait for it. The lock is held until it is written or given up, at most a minute: pages stay
 * in the order of their runs, and show the registry as their run left it.
 *
 * @param caller whose words the status, the manifest and the result have
 * @param place the registry
 * @param kind of model, with its data and options
 * @param rule of promotion
 * @param limits of the run
 * @param page an HTML file about the run, or null for none; an earlier page there is replaced
 */
public record RetrainJob(
    Caller caller, Place place, ModelKind kind, PromotionRule rule, RunLimits limits, String page)
    implements Job<RunResult> {
  /**
   * What no night could put right is refused before anything is done, such as a page in place of a
   * file that is none. A page that cannot be written, or even looked at, is no reason not to train.
   */
  @Override
  public void check(Configuration hadoop) {
    if (page != null) {
      RunPages.check(this, hadoop);
    }
  }

  /** A name with versions reports a missing file in its status. */
  @Override
  public void requireInputs(Configuration hadoop) {
    if (limits.dryRun() || place.open(hadoop).numbers().isEmpty()) {
      kind.requireFiles(hadoop);
    }
  }

  @Override
  public RunResult run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ModelRegistry registry = place.open(hadoop);
    if (limits.dryRun()) {
      RunResult plan = new NightlyRun(spark, registry, this, null).plan().took(seconds(start));
      return page == null ? plan : plan.with(new RunResult.Page(page, null, "a dry run has none"));
    }
    if (registry.numbers().isEmpty()) {
      kind.requireData(spark);
    }
    RunStatus status = RunStatus.started(caller.command(), Instant.now(), spark.version());
    RunPages pages = page == null ? null : new RunPages(this, spark, registry);
    try (RegistryLock lock = registry.lock(limits.lockExpiry())) {
      RunTracking tracking =
          new RunTracking(caller, status, new Path(registry.folder(), "versions").toString());
      RunMetrics metrics = new RunMetrics(registry.folder(), place.name(), hadoop);
      RunResult result =
          tracking.run(
              hadoop,
              () -> metrics.of(() -> decided(spark, registry, pages, lock).took(seconds(start))),
              RetrainJob::refusal);
      return pages == null ? result : result.with(pages.write(result, lock));
    }
  }

  /** Gives up what takes too long, unless the decision has been made. */
  private RunResult decided(
      SparkSession spark, ModelRegistry registry, RunPages pages, RegistryLock lock) {
    NightlyRun run = new NightlyRun(spark, registry, this, pages);
    try (Deadline deadline = new Deadline(spark.sparkContext(), limits.maxSeconds())) {
      try {
        run.measure(deadline);
      } catch (Exception e) { // Spark's own are checked, and not declared
        if (!deadline.passed()) {
          throw e;
        }
        return run.outOfTime(limits.maxSeconds());
      }
    }
    return run.conclude(lock);
  }

  private static Optional<Failure> refusal(RunResult result) {
    return result.exit() == ExitCode.OK
        ? Optional.empty()
        : Optional.of(new Failure(result.exit(), result.why()));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
