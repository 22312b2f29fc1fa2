package org.epicentra.spark.selection;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.storage.JsonFiles;

/**
 * {@code selection.json} in the folder of a model: what was selected of the catalog for its fit.
 */
public final class SelectionFile {
  private static final String NAME = "selection.json";

  private SelectionFile() {}

  /** Writes the file. */
  public static void write(SelectionOptions selection, Path folder, Configuration hadoop) {
    JsonFiles.write(new Path(folder, NAME), selection, hadoop);
  }

  /**
   * Reads the file.
   *
   * @throws org.epicentra.BadInputException when there is none, or it is damaged
   */
  public static SelectionOptions read(Path folder, Configuration hadoop) {
    return JsonFiles.read(new Path(folder, NAME), SelectionOptions.class, hadoop);
  }
}
