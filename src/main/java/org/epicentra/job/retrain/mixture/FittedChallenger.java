package org.epicentra.job.retrain.mixture;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.catalog.RegionGrid;
import org.epicentra.job.mixture.FitSummary;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.Comparison;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.job.retrain.PromotionRule;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.selection.CatalogSelection;

/** A fitted mixture that is not published yet. */
final class FittedChallenger implements ModelKind.Challenger {
  private static final String MEASURE = "mean log predictive density";

  /** The fitted posterior and the events that it was fitted to. */
  record Fitted(MixturePosterior posterior, CatalogSelection events, FitSummary summary) {}

  private final Fitted fitted;
  private final Map<String, Object> training;
  private final Champion champion;
  private final CatalogSelection holdout;
  private final TrainingData data;

  FittedChallenger(
      Fitted fitted,
      Map<String, Object> training,
      Champion champion,
      CatalogSelection holdout,
      TrainingData data) {
    this.fitted = fitted;
    this.training = training;
    this.champion = champion;
    this.holdout = holdout;
    this.data = data;
  }

  @Override
  public Map<String, Object> training() {
    return training;
  }

  @Override
  public Comparison compare(PromotionRule rule) {
    boolean alone = !champion.exists();
    RegionGrid grid = new RegionGrid(data.box(), holdout.projection().hasGeography());
    PairedScores scores =
        PairedDensities.of(
            holdout,
            alone ? fitted.posterior() : champion.model().posterior(),
            fitted.posterior(),
            grid,
            Comparison.resampling(rule));
    return alone ? Comparison.alone(MEASURE, scores) : Comparison.of(MEASURE, scores, grid::name);
  }

  @Override
  public void write(Path folder, Configuration hadoop) {
    new ModelFolder(fitted.posterior(), fitted.events().projection(), fitted.events().options())
        .write(folder, fitted.summary(), hadoop);
  }

  @Override
  public double[] probe(Path folder, Configuration hadoop) {
    return ModelProbe.scores(ModelFolder.read(folder.toString(), hadoop).posterior());
  }

  @Override
  public double[] probe() {
    return ModelProbe.scores(fitted.posterior());
  }
}
