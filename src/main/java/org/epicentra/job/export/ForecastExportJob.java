package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.description.MagnitudeStatistics;
import org.epicentra.export.CellMasses;
import org.epicentra.export.ForecastGrid;
import org.epicentra.export.GriddedForecast;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi export} of a gridded forecast: events come as often as in the catalog, where the
 * model says, and as strong as the relation of Gutenberg and Richter says.
 *
 * @param application the model and the catalog
 * @param output what to write
 * @param settings what the forecast is for
 */
public record ForecastExportJob(
    ModelApplication application, FormattedOutput output, ForecastSettings settings)
    implements Job<WrittenParts> {
  /** Of lines, some 60 bytes each. */
  private static final long MOST_LINES = 20_000_000;

  /** Depths are rounded up to tens of km, and at least to that of a usual forecast. */
  private static final double DEPTHS = 10;

  private static final double LEAST_DEPTH = 30;

  @Override
  public List<OutputTarget> targets() {
    return List.of(output.target(application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    output.requireGeography(application.readModel(hadoop));
  }

  @Override
  public WrittenParts run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      ForecastBasis basis = ForecastBasis.of(application, folder, settings, spark);
      MagnitudeStatistics magnitudes = basis.magnitudes();
      GriddedForecast forecast = forecast(folder, basis);
      try {
        forecast.write(
            new BufferedOutputStream(
                file.stage().getFileSystem(hadoop).create(file.stage(), false)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + output.path() + ": " + e.getMessage(), e);
      }
      file.commit();
      return new WrittenParts(
          output.format(),
          null,
          null,
          null,
          new WrittenParts.Forecast(
              magnitudes.completeness(),
              magnitudes.b(),
              magnitudes.eventsAbove(),
              settings.days(),
              forecast.expected(),
              forecast.cells(),
              forecast.bins().count(),
              basis.doubts()),
          output.path());
    }
  }

  private GriddedForecast forecast(ModelFolder folder, ForecastBasis basis) {
    ForecastGrid grid = basis.grid();
    long lines = (long) grid.cells() * basis.bins().count();
    if (lines > MOST_LINES) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the forecast would have %,d cells and %,d lines, at most %,d are written: choose a"
                  + " region with %s, or a lower %s",
              grid.cells(),
              lines,
              MOST_LINES,
              Setting.named("where"),
              Setting.named("maxMagnitude")));
    }
    double deepest = Double.isNaN(basis.profile().deepest()) ? 0 : basis.profile().deepest();
    GriddedForecast forecast =
        new GriddedForecast(
            grid,
            CellMasses.of(folder.posterior(), folder.projection(), grid),
            basis.bins(),
            basis.expected(),
            Math.max(LEAST_DEPTH, DEPTHS * Math.ceil(deepest / DEPTHS)));
    if (forecast.cells() == 0) {
      throw new BadInputException(
          "no cell of a tenth of a degree about the events has its part in the region of the"
              + " model's background: the region is too small for a forecast");
    }
    return forecast;
  }
}
