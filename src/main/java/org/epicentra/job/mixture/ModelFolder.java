package org.epicentra.job.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.selection.SelectionFile;
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
  private static final String SUMMARY = "summary.json";

  /**
   * @throws BadInputException when the parts do not belong together
   */
  public ModelFolder {
    String type = String.valueOf(projection.parameters().get("type"));
    ModelFiles.requireTogether(posterior, projection);
    if (selection.projection() != null && !selection.projection().label().equals(type)) {
      throw new BadInputException(
          "the selection is for the projection '%s', the projection is '%s'"
              .formatted(selection.projection(), type));
    }
  }

  /**
   * Reads a model.
   *
   * @throws BadInputException when there is none, or its files are damaged or do not belong
   *     together
   */
  public static ModelFolder read(String folder, Configuration hadoop) {
    Path path = HadoopPath.of(folder, hadoop).path();
    ModelFiles files = new ModelFiles(path, hadoop);
    ModelFiles.Contents contents = files.readBoth();
    SelectionOptions selection = SelectionFile.read(path, hadoop);
    try {
      return new ModelFolder(contents.posterior(), contents.projection(), selection);
    } catch (BadInputException e) {
      throw new BadInputException(
          "%s holds files of different models: %s. Restore the folder, or fit the model again"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /**
   * Checks that the model has what a format is made of.
   *
   * @param format the option that chose it, for the message
   * @param instead what to do, for the message
   * @throws BadInputException when the model has no longitudes and latitudes
   */
  public void requireGeography(String format, String instead) {
    if (!projection.hasGeography()) {
      throw new BadInputException(
          "%s is made of longitudes and latitudes, and the model was fitted to plain coordinates"
                  .formatted(format)
              + " (%s none): %s".formatted(Setting.named("projection"), instead));
    }
  }

  /**
   * The summary of the model in a folder, as JSON.
   *
   * @throws BadInputException when there is none
   */
  static JsonNode summary(String folder, Configuration hadoop) {
    return JsonFiles.read(
        new Path(HadoopPath.of(folder, hadoop).path(), SUMMARY), JsonNode.class, hadoop);
  }

  /** Writes the model and its summary into a folder. */
  public void write(Path folder, FitSummary summary, Configuration hadoop) {
    ModelFiles files = new ModelFiles(folder, hadoop);
    files.writePosterior(posterior);
    files.writeProjection(projection);
    SelectionFile.write(selection, folder, hadoop);
    JsonFiles.write(new Path(folder, SUMMARY), summary, hadoop);
  }
}
