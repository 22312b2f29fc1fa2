package org.epicentra.registry;

import org.apache.hadoop.fs.Path;

/** Writes a model into a folder, or reads it back and checks it. */
@FunctionalInterface
public interface ModelWriter {
  /**
   * @param folder of the model
   */
  void accept(Path folder);
}
