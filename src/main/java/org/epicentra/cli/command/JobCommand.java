package org.epicentra.cli.command;

import org.epicentra.job.Caller;
import org.epicentra.job.Job;
import org.epicentra.job.JobRunner;

/**
 * A command that runs one job on Spark.
 *
 * @param <R> type of the job's result
 */
public abstract class JobCommand<R> extends ResultCommand<R> {
  /** The job that the options ask for. */
  protected abstract Job<R> job();

  @Override
  protected final R execute(Caller caller) {
    return JobRunner.run(caller, job());
  }
}
