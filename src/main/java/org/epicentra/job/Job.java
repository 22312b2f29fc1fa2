package org.epicentra.job;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.spark.OutputTarget;

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

  /** What is written; {@code status.json} goes beside the first. None for a job that only tells. */
  default List<OutputTarget> targets() {
    return List.of();
  }

  /**
   * Refuses what may not be written, before anything is: a refused run leaves everything as it was,
   * the status of an earlier run too.
   *
   * @throws org.epicentra.BadInputException when an output may not be written
   */
  default void check(Configuration hadoop) {
    targets().forEach(target -> target.check(hadoop));
  }
}
