package org.epicentra.ml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.selection.SelectionFile;
import org.epicentra.spark.selection.SelectionOptions;

/** A folder that {@code cavi fit} wrote, as a model of Spark ML. */
final class CommandLineModel {
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String NULL = "null";

  private CommandLineModel() {}

  /**
   * The model, which reads the columns that the fit read; empty where the folder has no posterior.
   *
   * @throws BadInputException when a file is missing or damaged, or they do not belong together
   */
  static Optional<VariationalGaussianMixtureModel> of(StoredModel stored) {
    ModelFiles files = new ModelFiles(stored.folder(), stored.hadoop());
    if (!files.hasPosterior()) {
      return Optional.empty();
    }
    ModelFiles.Contents contents = files.readBoth();
    MixturePosterior posterior = contents.posterior();
    Projection projection = contents.projection();
    try {
      ModelFiles.requireTogether(posterior, projection);
    } catch (BadInputException e) {
      throw new BadInputException(
          stored.folder() + " holds files of different models: " + e.getMessage(), e);
    }
    SelectionOptions selection = SelectionFile.read(stored.folder(), stored.hadoop());
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(
            posterior, projection.hasGeography() ? projection : null);
    List<String> location = location(projection, selection);
    if (location.stream().allMatch(name -> COLUMN.matcher(name).matches())) {
      model.setInputCols(location.toArray(String[]::new));
    }
    String strength = selection.strength();
    if (strength == null || strength.equals(NULL)) {
      model.setStrengthCol("");
    } else if (COLUMN.matcher(strength).matches()) {
      model.setStrengthCol(strength);
    }
    return Optional.of(model);
  }

  private static List<String> location(Projection projection, SelectionOptions selection) {
    if (projection.hasGeography()) {
      return List.of("longitude", "latitude", "depth").subList(0, projection.dimension());
    }
    return selection.coordinates() == null ? List.of("") : selection.coordinates();
  }
}
