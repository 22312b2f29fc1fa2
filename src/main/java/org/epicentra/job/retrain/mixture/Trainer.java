package org.epicentra.job.retrain.mixture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.job.Caller;
import org.epicentra.job.mixture.CentresTable;
import org.epicentra.job.mixture.FitSummary;
import org.epicentra.job.mixture.Scoring;
import org.epicentra.job.retrain.Refit;
import org.epicentra.mixture.CarriedEvents;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.RestartTrace;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.TimedEvents;

/** Trains the challenger of a nightly run in one of the three modes. */
final class Trainer {
  /** A start from the champion's posterior. */
  private static final String WARM = Refit.Mode.WARM.label();

  private final NightlyEvents candidate;
  private final MixtureKind run;
  private final Champion champion;
  private final TimedEvents events;
  private final Map<String, Object> training = new LinkedHashMap<>();

  Trainer(NightlyEvents candidate, MixtureKind run, Champion champion, TimedEvents events) {
    this.candidate = candidate;
    this.run = run;
    this.champion = champion;
    this.events = events;
  }

  FittedChallenger train() {
    long start = System.nanoTime();
    Refit.Mode mode = candidate.mode();
    noteMode(mode);
    requirePossible();
    long split = RunClock.micros(candidate.counted().split());
    long after =
        mode == Refit.Mode.INCREMENTAL
            ? RunClock.micros(champion.data().split())
            : RunClock.BEGINNING;
    CatalogSelection chosen = events.between(after, split);
    int distinct = mode == Refit.Mode.FULL ? run.fit().settings().components() : 1;
    FitSummary summary;
    MixtureFit fit;
    try (CachedEvents cached = chosen.load(distinct)) {
      training.put("events", cached.profile().rows());
      fit =
          switch (mode) {
            case FULL -> full(cached, chosen.projection());
            case WARM -> warm(cached);
            case INCREMENTAL -> incremental(cached);
          };
      summary =
          FitSummary.of(
              new FitSummary.Fitted(cached.profile(), fit, events.outside(), null),
              chosen.projection(),
              candidate.settings(),
              (System.nanoTime() - start) / 1e9);
    }
    training.put("iterations", fit.iterations());
    training.put("converged", fit.converged());
    training.put("elbo", fit.elbo());
    training.put("seconds", summary.seconds());
    return new FittedChallenger(
        new FittedChallenger.Fitted(fit.posterior(), chosen, summary),
        training,
        champion,
        events,
        candidate.counted());
  }

  /** Both models are to score the events held out. */
  private void requirePossible() {
    CatalogSelection heldOut =
        events.between(RunClock.micros(candidate.counted().split()), Long.MAX_VALUE);
    Scoring.requirePossible(candidate.prior().family(), heldOut);
    if (champion.exists()) {
      Scoring.requirePossible("the champion", champion.model().posterior(), heldOut);
    }
  }

  private void noteMode(Refit.Mode mode) {
    training.put(Refit.MODE, mode.label());
    if (candidate.whyFull() != null) {
      training.put("whyFull", Caller.spelled(candidate.whyFull()));
    }
  }

  private MixtureFit full(CachedEvents cached, Projection projection) {
    MixtureSettings settings = run.fit().settings();
    CentresTable table = CentresTable.read(run.fit().centresFile(), cached.hadoop());
    InitialCentres centres =
        table == null ? null : table.centres(projection, settings.components());
    MixtureStart cold = MixtureTraining.prepare(cached, candidate.prior(), settings, centres);
    List<MixturePosterior> starts = new ArrayList<>(cold.starts());
    boolean withWarm = champion.exists() && champion.model().posterior().fits(cold.prior());
    if (withWarm) {
      starts.add(champion.model().posterior().withPrior(cold.prior()));
    }
    MixtureFit fit = ascend(cached, starts);
    int coldStarts = cold.starts().size();
    double coldBound = Double.NEGATIVE_INFINITY;
    for (RestartTrace trace : fit.restarts().subList(0, coldStarts)) {
      coldBound = Math.max(coldBound, trace.finalElbo());
    }
    training.put("coldBound", coldBound);
    if (withWarm) {
      training.put("warmBound", fit.restarts().get(coldStarts).finalElbo());
    }
    boolean warmWon = fit.best() >= coldStarts;
    training.put("start", warmWon ? WARM : "cold");
    return warmWon || table != null ? fit : fit.sortedByEffectiveCount();
  }

  /** The champion's posterior; where its background has a box, one that holds the new events. */
  private MixturePosterior start(CachedEvents cached) {
    MixturePosterior posterior = champion.model().posterior();
    return posterior.withPrior(posterior.prior().covering(cached.profile()));
  }

  private MixtureFit warm(CachedEvents cached) {
    MixtureFit fit = ascend(cached, List.of(start(cached)));
    training.put("warmBound", fit.elbo()[fit.iterations()]);
    training.put("start", WARM);
    return fit;
  }

  private MixtureFit incremental(CachedEvents cached) {
    double forgetting = run.plan().refit().forgetting();
    CarriedEvents carried = new CarriedEvents(start(cached), forgetting);
    training.put("forgetting", forgetting);
    training.put("start", WARM);
    return MixtureTraining.ascend(
        cached, List.of(carried.start()), run.fit().settings(), carried, run.listener());
  }

  private MixtureFit ascend(CachedEvents cached, List<MixturePosterior> starts) {
    return MixtureTraining.ascend(cached, starts, run.fit().settings(), null, run.listener());
  }
}
