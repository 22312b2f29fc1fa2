package org.epicentra.cli.command;

import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.LocalJob;

/**
 * A command that runs one job in this process, without the start of a Spark session.
 *
 * @param <R> type of the job's result
 */
public abstract class LocalJobCommand<R> extends ResultCommand<R> {
  /** The job that the options ask for. */
  protected abstract LocalJob<R> job();

  @Override
  protected final R execute(Caller caller) {
    return JobRunner.runLocal(caller, job());
  }
}
