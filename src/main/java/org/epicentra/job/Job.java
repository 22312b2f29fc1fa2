package org.epicentra.job;

import org.apache.spark.sql.SparkSession;

/**
 * What one command does, without its command line: a record of plain options with a {@code run}.
 *
 * @param <R> the result: plain values, which the command line prints as text or as JSON
 */
public interface Job<R> extends DeclaredOutputs {
  /**
   * Does the work.
   *
   * @throws org.epicentra.BadInputException when the options or the data cannot be used
   */
  R run(SparkSession spark);
}
