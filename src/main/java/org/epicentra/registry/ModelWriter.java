package org.epicentra.registry;

import org.apache.hadoop.fs.Path;

/** Writes a model into a folder, or reads one back from it to see that it is as it should be. */
@FunctionalInterface
public interface ModelWriter {
  /**
   * @param folder of the model
   */
  void accept(Path folder);
}
