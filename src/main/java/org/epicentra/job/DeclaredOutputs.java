package org.epicentra.job;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.storage.OutputTarget;

/** What a job writes, known before it runs. */
public interface DeclaredOutputs {
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
