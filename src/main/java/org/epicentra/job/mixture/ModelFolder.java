package org.epicentra.job.mixture;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;

/**
 * A fitted model as {@code cavi fit} leaves it: posterior.json, projection.json, selection.json and
 * summary.json in one folder.
 *
 * @param posterior the fitted posterior
 * @param projection the one its coordinates belong to
 * @param selection what was selected of the catalog; the default for the events it is applied to
 */
public record ModelFolder(
    MixturePosterior posterior, Projection projection, SelectionOptions selection) {
  private static final String SELECTION = "selection.json";
  private static final String SUMMARY = "summary.json";

  /** Reads a model; BadInputException when there is none. */
  public static ModelFolder read(String folder, Configuration hadoop) {
    Path path = HadoopPath.of(folder, hadoop).path();
    ModelFiles files = new ModelFiles(path, hadoop);
    return new ModelFolder(
        files.readPosterior(),
        files.readProjection(),
        JsonFiles.read(new Path(path, SELECTION), SelectionOptions.class, hadoop));
  }

  /** Writes the model and its summary into a folder. */
  public void write(Path folder, FitSummary summary, Configuration hadoop) {
    ModelFiles files = new ModelFiles(folder, hadoop);
    files.writePosterior(posterior);
    files.writeProjection(projection);
    JsonFiles.write(new Path(folder, SELECTION), selection, hadoop);
    JsonFiles.write(new Path(folder, SUMMARY), summary, hadoop);
  }
}
