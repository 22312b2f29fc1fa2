package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.description.CatalogProfile;
import org.epicentra.catalog.description.MagnitudeStatistics;
import org.epicentra.catalog.geography.Region;
import org.epicentra.export.CellMasses;
import org.epicentra.export.ForecastGrid;
import org.epicentra.export.GriddedForecast;
import org.epicentra.export.MagnitudeBins;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.spark.catalog.RowProfiler;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.WithinRegion;
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

  private static final double TENTH = 0.1;
  private static final double SECONDS_PER_DAY = 86_400;

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
      CatalogProfile profile = profile(application.selectUnweighted(spark, folder), folder);
      MagnitudeStatistics magnitudes = magnitudes(profile);
      GriddedForecast forecast = forecast(folder, profile, magnitudes);
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
              forecast.bins().count()),
          output.path());
    }
  }

  /** Of the events that count: all, or those where the model says that events may be. */
  private static CatalogProfile profile(CatalogSelection events, ModelFolder folder) {
    Region polygons = CellMasses.polygons(folder.posterior());
    CatalogSelection within = polygons == null ? events : WithinRegion.only(events, polygons);
    CatalogProfile profile = RowProfiler.events(within.rows());
    if (profile.events() > 0) {
      return profile;
    }
    throw polygons == null || events.rows().isEmpty()
        ? events.none()
        : new BadInputException(
            "none of the events lies in the region of the model's background, where alone a"
                + " forecast expects any; choose another catalog with "
                + Setting.named("catalog")
                + ", or other events with "
                + Setting.named("where"));
  }

  private static MagnitudeStatistics magnitudes(CatalogProfile profile) {
    MagnitudeStatistics magnitudes = MagnitudeStatistics.of(profile.magnitudes());
    if (!(magnitudes.b() > 0) || !profile.first().isBefore(profile.last())) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a forecast needs events at different times and magnitudes: %,d of the %,d events"
                  + " have a magnitude, %,d of them one of the completeness or more, and no b value"
                  + " follows",
              profile.magnitudes().total(),
              profile.events(),
              magnitudes.eventsAbove()));
    }
    return magnitudes;
  }

  private GriddedForecast forecast(
      ModelFolder folder, CatalogProfile profile, MagnitudeStatistics magnitudes) {
    ForecastGrid grid =
        ForecastGrid.around(
            profile.longitudes().west(),
            profile.longitudes().east(),
            profile.south(),
            profile.north());
    MagnitudeBins bins = bins(profile, magnitudes);
    long lines = (long) grid.cells() * bins.count();
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
    double days =
        Duration.between(profile.first(), profile.last()).toMillis() / (1000 * SECONDS_PER_DAY);
    double deepest = Double.isNaN(profile.deepest()) ? 0 : profile.deepest();
    GriddedForecast forecast =
        new GriddedForecast(
            grid,
            CellMasses.of(folder.posterior(), folder.projection(), grid),
            bins,
            magnitudes.eventsAbove() / days * settings.days(),
            Math.max(LEAST_DEPTH, DEPTHS * Math.ceil(deepest / DEPTHS)));
    if (forecast.cells() == 0) {
      throw new BadInputException(
          "no cell of a tenth of a degree about the events has its part in the region of the"
              + " model's background: the region is too small for a forecast");
    }
    return forecast;
  }

  /** Magnitudes that are rounded to tenths lie in the middle of their bins. */
  private MagnitudeBins bins(CatalogProfile profile, MagnitudeStatistics magnitudes) {
    double least = magnitudes.completeness();
    if (magnitudes.binWidth() >= TENTH) {
      least -= TENTH / 2;
    }
    double greatest =
        settings.maximum() == null ? profile.magnitudes().greatest() + 1 : settings.maximum();
    if (!(greatest > least)) {
      throw new BadInputException(
          Setting.mustBe("maxMagnitude", greatest, "above that of completeness, " + least));
    }
    return MagnitudeBins.to(greatest, least, magnitudes.b());
  }
}
