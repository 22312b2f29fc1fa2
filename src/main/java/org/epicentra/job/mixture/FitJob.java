package org.epicentra.job.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.Setting;
import org.epicentra.job.Caller;
import org.epicentra.job.Job;
import org.epicentra.job.ReportOutput;
import org.epicentra.job.catalog.EventInput;
import org.epicentra.job.mixture.choice.ComponentSearch;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.spark.selection.WithinRegion;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code cavi fit}: fits the mixture to a catalog.
 *
 * @param source the catalog
 * @param selection which events, and what is taken of each
 * @param options how to fit
 * @param outputs where to write
 * @param listener receives each iteration
 */
public record FitJob(
    CatalogSource source,
    SelectionOptions selection,
    FitOptions options,
    Outputs outputs,
    IterationListener listener)
    implements Job<FitJob.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(FitJob.class);

  /**
   * @throws BadInputException when convergence is required of a fit that is to make all iterations
   */
  public FitJob {
    if (outputs.requireConvergence() && options.settings().tolerance() == 0) {
      throw new BadInputException(
          "%s cannot be met where %s is 0, which makes all iterations: give %s a number above 0"
              .formatted(
                  Setting.named("requireConvergence"),
                  Setting.named("tolerance"),
                  Setting.named("tolerance")));
    }
  }

  /**
   * Where a fit writes.
   *
   * @param model the model's folder
   * @param assignments folder for the fitted events with their components, or null
   * @param overwrite whether existing outputs are to be replaced
   * @param requireConvergence whether nothing is to be written of a fit that ends at its limit of
   *     iterations
   * @param report the files that show the model
   */
  public record Outputs(
      String model,
      String assignments,
      boolean overwrite,
      boolean requireConvergence,
      ReportJob.Outputs report) {}

  /**
   * A finished fit.
   *
   * @param summary what summary.json holds
   * @param outputs where the files are
   */
  public record Result(FitSummary summary, Outputs outputs) {}

  @Override
  public List<OutputTarget> targets() {
    List<OutputTarget> targets = new ArrayList<>();
    targets.add(target(outputs.model(), OutputKind.MIXTURE));
    if (outputs.assignments() != null) {
      targets.add(target(outputs.assignments(), OutputKind.TABLE));
    }
    targets.addAll(outputs.report().targets(inputs()));
    return targets;
  }

  @Override
  public void check(Configuration hadoop) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("model", outputs.model());
    paths.put("assignments", outputs.assignments());
    paths.put("report", outputs.report().page());
    paths.put("png", outputs.report().picture());
    paths.values().removeIf(Objects::isNull);
    HadoopPath.requireApart(paths, hadoop);
    Job.super.check(hadoop);
  }

  private OutputTarget target(String path, OutputKind kind) {
    return new OutputTarget(path, kind, outputs.overwrite(), inputs());
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(source.paths());
    if (options.centresFile() != null) {
      inputs.add(options.centresFile());
    }
    return inputs;
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    SourceTables.requireFiles(source, hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    long start = System.nanoTime();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    MixtureSettings settings = options.settings();
    options.prior().check(settings.components());
    CentresTable table = CentresTable.read(options.centresFile(), hadoop);
    try (AtomicOutput model =
            AtomicOutput.open(target(outputs.model(), OutputKind.MIXTURE), hadoop);
        AtomicOutput assignments = openAssignments(hadoop)) {
      CatalogRows catalog = EventInput.find(spark, source, selection);
      EventInput.report(spark, source, catalog);
      CatalogSelection all = CatalogSelection.of(catalog.rows(), selection);
      PriorSpecification prior = options.prior(all.projection(), hadoop);
      WithinRegion within = WithinRegion.of(all, prior.family().region());
      CatalogSelection events = within.events();
      FitSummary.Fitted fitted = fit(within, prior, table);
      double seconds = (System.nanoTime() - start) / 1e9;
      FitSummary summary =
          FitSummary.of(fitted, events.projection(), settings(events, fitted), seconds);
      requireConvergence(fitted.fit(), summary.settings());
      MixturePosterior posterior = fitted.fit().posterior();
      ModelFolder folder = new ModelFolder(posterior, events.projection(), events.options());
      folder.write(model.stage(), summary, hadoop);
      if (assignments != null) {
        Scoring.write(posterior, events, false, assignments.stage().toString());
        assignments.commit();
      }
      model.commit();
      report(folder, summary, new ModelApplication.Opened(catalog, within), spark);
      return new Result(summary, outputs);
    }
  }

  /** The model is complete by now: a page that fails takes nothing with it. */
  private void report(
      ModelFolder folder, FitSummary summary, ModelApplication.Opened opened, SparkSession spark) {
    if (!outputs.report().areWanted()) {
      return;
    }
    ModelReport report =
        new ModelReport(outputs.model(), source.paths(), ModelReport.Reading.of(opened.catalog()));
    JsonNode json = JsonFiles.convert(summary, JsonNode.class);
    List<OutputTarget> targets = outputs.report().targets(inputs());
    ReportOutput.afterModel(
        outputs.model(),
        outputs.report().again(outputs.model(), source),
        () -> report.write(folder, json, opened.selected(), targets, spark));
  }

  private AtomicOutput openAssignments(Configuration hadoop) {
    return outputs.assignments() == null
        ? null
        : AtomicOutput.open(target(outputs.assignments(), OutputKind.TABLE), hadoop);
  }

  private void requireConvergence(MixtureFit fit, FitSettings settings) {
    if (outputs.requireConvergence() && !fit.converged()) {
      throw new DivergenceException(
          "%s. Nothing was written, as %s asks"
              .formatted(
                  FitAdvice.notConverged(fit, settings), Setting.named("requireConvergence")));
    }
  }

  private FitSettings settings(CatalogSelection events, FitSummary.Fitted fitted) {
    int components =
        fitted.chosen() == null ? options.settings().components() : fitted.chosen().components();
    return FitSettings.of(source, events.options(), options, components);
  }

  private FitSummary.Fitted fit(WithinRegion within, PriorSpecification prior, CentresTable table) {
    CatalogSelection events = within.events();
    MixtureSettings settings = options.settings();
    InitialCentres centres =
        table == null ? null : table.centres(events.projection(), settings.components());
    try (CachedEvents cached = events.load(settings.components())) {
      if (selection.strength() == null && cached.profile().strengthObserved() == 0) {
        StrengthAdvice.of(events.withoutAdded(events.rows()).schema())
            .ifPresent(advice -> LOG.warn(Caller.spelled(advice)));
      }
      ComponentSearch.Chosen chosen =
          options.choice() == null
              ? null
              : new ComponentSearch(options.choice(), settings, prior, listener)
                  .run(events, cached);
      MixtureFit fit =
          chosen == null
              ? MixtureTraining.fit(cached, prior, settings, centres, listener)
              : chosen.fit();
      return new FitSummary.Fitted(
          cached.profile(),
          centres == null ? fit.sortedByEffectiveCount() : fit,
          within.outside(),
          chosen);
    }
  }
}
