package org.epicentra.job.retrain.mixture;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.catalog.RegionGrid;
import org.epicentra.job.mixture.FitSummary;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.retrain.Comparison;
import org.epicentra.job.retrain.Evidence;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.job.retrain.PromotionRule;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.report.mixture.FitFacts;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.TimedEvents;

/** A fitted mixture that is not published yet. */
final class FittedChallenger implements ModelKind.Challenger {
  private static final String MEASURE = "mean log predictive density";

  /** The fitted posterior and the events that it was fitted to. */
  record Fitted(MixturePosterior posterior, CatalogSelection events, FitSummary summary) {}

  private final Fitted fitted;
  private final Map<String, Object> training;
  private final Champion champion;
  private final TimedEvents events;
  private final TrainingData data;

  FittedChallenger(
      Fitted fitted,
      Map<String, Object> training,
      Champion champion,
      TimedEvents events,
      TrainingData data) {
    this.fitted = fitted;
    this.training = training;
    this.champion = champion;
    this.events = events;
    this.data = data;
  }

  @Override
  public Map<String, Object> training() {
    return training;
  }

  @Override
  public Comparison compare(PromotionRule rule) {
    PairedScores scores = scores(RunClock.micros(data.split()), rule);
    if (!champion.exists()) {
      return Comparison.alone(MEASURE, scores);
    }
    Comparison tonight = Comparison.of(MEASURE, scores, grid()::name);
    return rule.sequential() ? tonight.with(evidence(scores, rule)) : tonight;
  }

  /** Each event is evidence once: on the first night that holds it out. */
  private Evidence evidence(PairedScores tonight, PromotionRule rule) {
    Evidence before = Evidence.before(champion.state(), data.split());
    long until = RunClock.micros(before.until());
    PairedScores fresh = until <= RunClock.micros(data.split()) ? tonight : scores(until, rule);
    return before.and(fresh.differences().gain(), data.last());
  }

  /** Scores the events held out that are after a time. */
  private PairedScores scores(long after, PromotionRule rule) {
    long split = RunClock.micros(data.split());
    return PairedDensities.of(
        events.between(Math.max(split, after), Long.MAX_VALUE),
        champion.exists() ? champion.model().posterior() : fitted.posterior(),
        fitted.posterior(),
        grid(),
        Comparison.resampling(rule));
  }

  @Override
  public MixtureViews views() {
    long split = RunClock.micros(data.split());
    FitSummary summary = fitted.summary();
    return new ModelViews(
            champion, fitted.posterior(), events.all(), events.between(split, Long.MAX_VALUE))
        .views(FitFacts.leastCount(summary.events(), summary.weightSum()));
  }

  private RegionGrid grid() {
    return new RegionGrid(data.box(), events.geographic());
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
