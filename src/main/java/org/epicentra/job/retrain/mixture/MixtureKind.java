package org.epicentra.job.retrain.mixture;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.job.catalog.EventInput;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.Refit;
import org.epicentra.job.retrain.RegistryState;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.RejectedTimes;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.spark.selection.TimedEvents;
import org.epicentra.spark.selection.WithinRegion;

/**
 * The nightly run of the mixture.
 *
 * <p>All versions of a name share the projection and the selection of the first champion: densities
 * can be compared only if they are per km^D of one map and of the same events.
 *
 * @param source the catalog
 * @param selection which events are used, and what is taken of each
 * @param fit how to fit
 * @param plan window, mode and limits
 * @param listener receives the progress of each iteration
 */
public record MixtureKind(
    CatalogSource source,
    SelectionOptions selection,
    FitOptions fit,
    Plan plan,
    IterationListener listener)
    implements ModelKind {
  private static final String COORDINATES =
      String.join(", ", Setting.named("x"), Setting.named("y"), Setting.named("z"));

  /**
   * @throws BadInputException when several numbers of components are given
   */
  public MixtureKind {
    if (fit.choice() != null) {
      throw new BadInputException(
          "%s has several numbers, %s: a nightly run takes one"
              .formatted(Setting.named("components"), fit.choice().candidates()));
    }
  }

  /** The settings of a nightly run that a fit does not have. */
  public record Plan(CatalogWindow window, Refit refit, EventLimits limits) {}

  @Override
  public ModelProbe probe() {
    return ModelProbe.MIXTURE;
  }

  @Override
  public void requireFiles(Configuration hadoop) {
    SourceTables.requireFiles(source, hadoop);
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
    PriorSpecification prior = fit.prior(events.projection(), hadoop);
    WithinRegion within = WithinRegion.of(events, prior.family().region());
    Sources sources = Sources.of(source, catalog, rejected, hadoop);
    return new NightlyEvents(this, champion, sources, clock, TimedEvents.of(within), prior);
  }

  private static void requireSame(SelectionOptions now, SelectionOptions then) {
    OptionDifferences differences =
        new OptionDifferences()
            .add(Setting.named("where"), now.where(), then.where())
            .add(Setting.named("eventType"), now.eventTypes(), then.eventTypes())
            .add(Setting.named("strength"), now.strength(), then.strength())
            .add(Setting.named("weight"), now.weight(), then.weight())
            .add(Setting.named("projection"), now.projection(), then.projection())
            .add(COORDINATES, now.coordinates(), then.coordinates());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "the champion was fitted differently, so that the two could not be compared: %s. Give the same, or another %s"
              .formatted(differences, Setting.named("name")));
    }
  }
}
