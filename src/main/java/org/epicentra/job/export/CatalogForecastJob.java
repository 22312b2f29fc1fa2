package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.export.CatalogForecast;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.mixture.SampleJob;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code cavi sample} of whole catalogs: as many events as in the catalog in the same time, where
 * the model says, as strong as the relation of Gutenberg and Richter says.
 *
 * @param application the model and the catalog
 * @param settings what the forecast is for
 * @param draws how the catalogs are drawn
 * @param path of the file
 * @param overwrite whether an existing one is to be replaced
 */
public record CatalogForecastJob(
    ModelApplication application,
    ForecastSettings settings,
    Draws draws,
    String path,
    boolean overwrite)
    implements Job<SampleJob.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogForecastJob.class);

  /** Of lines, some 60 bytes each. */
  private static final double MOST_EVENTS = 1e8;

  /** The events of a catalog are sorted in memory. */
  private static final double MOST_IN_CATALOG = 1e7;

  /**
   * How catalogs are drawn.
   *
   * @param catalogs how many, at least 1
   * @param start of the forecast; null for the time of the last event of the catalog
   * @param seed any number
   */
  public record Draws(int catalogs, Instant start, long seed) {
    /**
     * @throws BadInputException when there is no catalog to draw
     */
    public Draws {
      if (catalogs < 1) {
        throw new BadInputException(Setting.mustBe("realisations", catalogs, "1 or more"));
      }
    }
  }

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(path, OutputKind.FILE, overwrite, application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    application
        .readModel(hadoop)
        .requireGeography(
            Setting.named("realisations"), "draw events with " + Setting.named("rows"));
  }

  @Override
  public SampleJob.Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      ForecastBasis basis = ForecastBasis.of(application, folder, settings, spark);
      requireFew("each catalog", basis.expected(), MOST_IN_CATALOG, "days");
      requireFew("the catalogs", basis.expected() * draws.catalogs(), MOST_EVENTS, "realisations");
      Instant from = draws.start() == null ? basis.profile().last() : draws.start();
      Instant start = from.truncatedTo(ChronoUnit.MILLIS); // as times are written
      CatalogForecast forecast =
          new CatalogForecast(
              new CatalogForecast.Area(folder.posterior(), folder.projection(), basis.grid()),
              new CatalogForecast.Span(start, settings.days(), basis.expected()),
              basis.bins(),
              basis.greatest(),
              draws.seed());
      LOG.info(
          "drawing {} catalogs, each with {} expected events", draws.catalogs(), basis.expected());
      long events = write(forecast, file, hadoop);
      file.commit();
      return new SampleJob.Result(events, draws.seed(), path, described(basis, start));
    }
  }

  private static void requireFew(String what, double events, double most, String setting) {
    if (events > most) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s would have %,.0f events, at most %,.0f are written: ask for fewer %s",
              what,
              events,
              most,
              Setting.named(setting)));
    }
  }

  private long write(CatalogForecast forecast, AtomicOutput file, Configuration hadoop) {
    try {
      return forecast.write(
          draws.catalogs(),
          new BufferedOutputStream(file.stage().getFileSystem(hadoop).create(file.stage(), false)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  private SampleJob.Forecast described(ForecastBasis basis, Instant start) {
    return new SampleJob.Forecast(
        draws.catalogs(),
        start.toString(),
        settings.days(),
        basis.expected(),
        basis.magnitudes().completeness(),
        basis.magnitudes().b(),
        basis.magnitudes().eventsAbove(),
        basis.doubts());
  }
}
