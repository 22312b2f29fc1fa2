package org.epicentra.job;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.storage.OutputTarget;

/** The outputs of a job, which are known before it runs. */
public interface DeclaredOutputs {
  /**
   * The outputs; {@code status.json} is written beside the first. Empty for a job that only
   * reports.
   */
  default List<OutputTarget> targets() {
    return List.of();
  }

  /**
   * Checks the outputs before anything is written: a run that is refused leaves everything as it
   * was, including the status of an earlier run.
   *
   * @throws org.epicentra.BadInputException when an output may not be written
   */
  default void check(Configuration hadoop) {
    targets().forEach(target -> target.check(hadoop));
  }
}
