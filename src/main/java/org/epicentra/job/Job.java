package org.epicentra.job;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * What one command does, without its command line: a record of plain options with a {@code run}.
 *
 * @param <R> the result: plain values, which the command line prints as text or as JSON
 */
public interface Job<R> {
  /**
   * Does the work.
   *
   * @throws org.epicentra.BadInputException when the options or the data cannot be used
   */
  R run(SparkSession spark);

  /** The path beside which {@code status.json} is written; empty for a job without an output. */
  default Optional<String> output() {
    return Optional.empty();
  }
}
