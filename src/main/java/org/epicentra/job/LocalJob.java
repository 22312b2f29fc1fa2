package org.epicentra.job;

import org.apache.hadoop.conf.Configuration;

/**
 * A {@link Job} that needs no Spark session.
 *
 * @param <R> type of the result, plain values that the command line prints as text or as JSON
 */
public interface LocalJob<R> extends DeclaredOutputs {
  /**
   * Runs the job.
   *
   * @param hadoop settings of the file systems
   * @throws org.epicentra.BadInputException when the settings or the data cannot be used
   */
  R run(Configuration hadoop);
}
