package org.epicentra.cli;

import org.epicentra.job.Job;
import org.epicentra.job.JobRunner;

/**
 * A command that runs one job on Spark.
 *
 * @param <R> the job's result
 */
abstract class JobCommand<R> extends ResultCommand<R> {
  /** The job that the options ask for. */
  abstract Job<R> job();

  @Override
  final R execute(String command) {
    return JobRunner.run(command, job());
  }
}
