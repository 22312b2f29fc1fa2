package org.epicentra.job.retrain.mixture;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.OptionDifferences;
import org.epicentra.job.catalog.EventInput;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.GateLimits;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.Refit;
import org.epicentra.job.retrain.RegistryState;
import org.epicentra.mixture.IterationListener;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.RejectedTimes;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.spark.selection.TimedEvents;

/**
 * The nightly run of the mixture.
 *
 * <p>All versions of a name share the projection and the selection of the first champion: densities
 * are per km^D on one map and of the same events, or they could not be compared.
 *
 * @param source the catalog
 * @param selection which events, and what is taken of each
 * @param fit how to fit
 * @param plan window, mode, checks
 * @param listener told of each iteration
 */
public record MixtureKind(
    CatalogSource source,
    SelectionOptions selection,
    FitOptions fit,
    Plan plan,
    IterationListener listener)
    implements ModelKind {
  /** What is particular to a nightly run. */
  public record Plan(CatalogWindow window, Refit refit, GateLimits limits) {}

  @Override
  public String kind() {
    return ModelProbe.MIXTURE.label();
  }

  @Override
  public void requireData(SparkSession spark) {
    EventInput.find(spark, source, selection);
  }

  @Override
  public Candidate open(SparkSession spark, RegistryState state) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    fit.prior().check(fit.settings().components());
    ModelFolder model =
        state
            .champion()
            .map(version -> ModelFolder.read(version.model().toString(), hadoop))
            .orElse(null);
    Champion champion = new Champion(model, state);
    RunClock clock = RunClock.of(plan.window());
    CatalogRows catalog = EventInput.find(spark, source, selection);
    RejectedTimes rejected = catalog.rejected(champion.lastMicros(), clock.asOfMicros());
    EventInput.report(spark, source, catalog);
    Dataset<Row> rows = TimedEvents.upTo(catalog.rows(), clock.asOfMicros());
    CatalogSelection events =
        champion.exists()
            ? CatalogSelection.of(rows, selection, model.projection())
            : CatalogSelection.of(rows, selection);
    if (champion.exists()) {
      requireSame(events.options(), model.selection());
    }
    Sources sources = Sources.of(source, catalog, rejected, hadoop);
    return new NightlyEvents(this, champion, sources, clock, TimedEvents.of(events));
  }

  private static void requireSame(SelectionOptions now, SelectionOptions then) {
    OptionDifferences differences =
        new OptionDifferences()
            .add("--where", now.where(), then.where())
            .add("--event-type", now.eventTypes(), then.eventTypes())
            .add("--strength", now.strength(), then.strength())
            .add("--weight", now.weight(), then.weight())
            .add("--projection", now.projection(), then.projection())
            .add("--x, --y, --z", now.coordinates(), then.coordinates());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "the champion was fitted otherwise, so that nothing could be compared: "
              + differences
              + ". Give the same, or another --name");
    }
  }
}
