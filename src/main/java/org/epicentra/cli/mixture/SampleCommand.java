package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.TimeConverter;
import org.epicentra.job.Job;
import org.epicentra.job.export.CatalogForecastJob;
import org.epicentra.job.export.ForecastSettings;
import org.epicentra.job.mixture.SampleJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi sample}. */
@Command(
    name = "sample",
    description = {
      "Draws events from a model's posterior predictive distribution.",
      "With --rows, writes them as Parquet: id; x, y[, z]; longitude, latitude and depth where the",
      "model has geography; strength; component, -1 for the background.",
      "With --realisations, writes catalogs of the --days to come as the CSV that pyCSEP reads: lon,",
      "lat, mag, time_string, depth, catalog_id, event_id. Events come as often as in --catalog",
      "above its magnitude of completeness, with magnitudes after Gutenberg and Richter."
    })
final class SampleCommand extends JobCommand<SampleJob.Result> {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model of 'cavi fit'.")
  private String model;

  @Option(names = "--rows", paramLabel = "N", description = "The number of events.")
  private Long rows;

  @Option(
      names = "--realisations",
      paramLabel = "N",
      description = "In place of --rows: the number of catalogs.")
  private Integer realisations;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      required = true,
      description = "The folder to write to; with --realisations the file.")
  private String path;

  @Mixin private OutputOptions existing;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same events. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "NUMBER",
      description = "For --realisations: the length of the forecast.")
  private Double days;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "For --realisations: when the forecast begins. Default: with the last event of the "
              + "catalog.")
  private Instant start;

  @Option(
      names = "--max-magnitude",
      paramLabel = "NUMBER",
      description =
          "For --realisations: the magnitude that none exceeds. Default: the greatest of the "
              + "catalog, and 1.")
  private Double maximum;

  @Mixin private OptionalCatalogOptions catalog;

  @Override
  protected Job<SampleJob.Result> job() {
    if ((rows == null) == (realisations == null)) {
      throw usageError("give --rows, or --realisations with --catalog and --days");
    }
    if (rows != null) {
      boolean forecast = Stream.of(days, start, maximum).anyMatch(Objects::nonNull);
      if (catalog.given() || catalog.selects() || forecast) {
        throw usageError(
            "--days, --start, --max-magnitude, --catalog and what selects its events are for "
                + "--realisations");
      }
      return new SampleJob(model, rows, seed, path, existing.overwrite());
    }
    if (!catalog.given() || days == null) {
      throw usageError("--realisations needs --catalog and --days, the length of the forecast");
    }
    return new CatalogForecastJob(
        catalog.application(model),
        new ForecastSettings(days, maximum),
        new CatalogForecastJob.Draws(realisations, start, seed),
        path,
        existing.overwrite());
  }

  @Override
  protected void print(SampleJob.Result result, PrintWriter out) {
    SampleJob.Forecast forecast = result.forecast();
    if (forecast != null) {
      ForecastText.print(
          out, forecast.eventsAbove(), forecast.completeness(), forecast.b(), forecast.warnings());
      out.printf(
          Locale.ROOT,
          "%,d catalogs of %s days from %s, each with %.3f expected events%n",
          forecast.realisations(),
          NumberText.plain(forecast.days()),
          forecast.start(),
          forecast.expectedEvents());
    }
    out.printf(Locale.ROOT, "%,d events drawn with seed %d%n", result.rows(), result.seed());
    out.println("sample  " + result.output());
  }
}
