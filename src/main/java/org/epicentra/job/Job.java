package org.epicentra.job;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * What one command does, without its command line: a record of plain settings with a {@code run}.
 *
 * @param <R> type of the result, plain values that the command line prints as text or as JSON
 */
public interface Job<R> extends DeclaredOutputs {
  /**
   * Looks whether the inputs are there. This happens before Spark starts, so that a wrong path is
   * reported at once.
   *
   * @throws org.epicentra.BadInputException when one is missing
   */
  default void requireInputs(Configuration hadoop) {}

  /**
   * Runs the job.
   *
   * @param spark the session to run on
   * @throws org.epicentra.BadInputException when the settings or the data cannot be used
   */
  R run(SparkSession spark);
}
