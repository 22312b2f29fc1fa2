package org.epicentra.job.retrain.mixture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.Durations;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.catalog.DriftGrid;
import org.epicentra.catalog.DriftHistograms;
import org.epicentra.job.mixture.CentresTable;
import org.epicentra.job.mixture.FitSettings;
import org.epicentra.job.retrain.Fingerprint;
import org.epicentra.job.retrain.Gate;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.Refit;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.selection.EventFacts;
import org.epicentra.spark.selection.TimedEvents;
import org.epicentra.storage.JsonFiles;

/** The events of a nightly run of the mixture, counted. */
final class NightlyEvents implements ModelKind.Candidate {
  private final MixtureKind run;
  private final Champion champion;
  private final TimedEvents events;
  private final RunClock clock;
  private final PriorSpecification prior;
  private final TrainingData data;
  private final EventFacts fresh;
  private final long rejectedWithin;
  private final String whyFull;
  private final Refit.Mode mode;

  /**
   * Counts the events, in a few passes over rows that stay cached.
   *
   * @param prior that of the run, with its region in the coordinates of the events
   */
  NightlyEvents(
      MixtureKind run,
      Champion champion,
      Sources sources,
      RunClock clock,
      TimedEvents events,
      PriorSpecification prior) {
    this.run = run;
    this.prior = prior;
    this.champion = champion;
    this.events = events;
    this.clock = clock;
    this.rejectedWithin = sources.rejected().within();
    boolean counted = false;
    try {
      EventFacts all = events.facts(RunClock.BEGINNING, clock.asOfMicros());
      if (all.rows() == 0) {
        throw events.all().none();
      }
      this.data = data(sources, all);
      this.fresh =
          champion.exists() ? events.facts(champion.lastMicros(), clock.asOfMicros()) : all;
      this.whyFull = changedModel();
      this.mode = chosenMode();
      counted = true;
    } finally {
      if (!counted) {
        events.close();
      }
    }
  }

  private TrainingData data(Sources sources, EventFacts all) {
    long split = clock.splitMicros(all.lastMicros());
    EventFacts train = events.facts(RunClock.BEGINNING, split);
    if (train.rows() == 0) {
      throw new BadInputException(
          "%s is %s, and no event is older than that: the %d events begin at %s"
              .formatted(
                  Setting.named("holdout"),
                  Durations.text(run.plan().window().holdout()),
                  all.rows(),
                  RunClock.text(all.firstMicros())));
    }
    DriftHistograms spread =
        events.histograms(
            new DriftGrid(train.box(), events.geographic()), RunClock.BEGINNING, split);
    return new TrainingData(
        Fingerprint.of(all.digest(), identified()),
        all.digest(),
        sources.paths(),
        sources.files(),
        sources.bytes(),
        sources.schema(),
        clock.asOf().toString(),
        all.rows(),
        RunClock.text(all.firstMicros()),
        RunClock.text(all.lastMicros()),
        RunClock.text(split),
        train.rows(),
        all.rows() - train.rows(),
        clock.holdoutDays(),
        sources.rejected().all(),
        sources.rejected().undated(),
        all.repeated(),
        train.strengthlessShare(),
        train.depthlessShare(),
        train.box(),
        spread.places(),
        spread.strengths(),
        spread.depths());
  }

  @Override
  public String fingerprint() {
    return data.fingerprint();
  }

  @Override
  public Map<String, Object> data() {
    return JsonFiles.map(data);
  }

  @Override
  public Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>(JsonFiles.map(settings()));
    options.put("prior", JsonFiles.map(run.fit().prior()));
    options.put("holdout", run.plan().window().holdout().toString());
    options.put("mode", run.plan().refit().mode().label());
    options.put("forgetting", run.plan().refit().forgetting());
    options.put("refitEvery", run.plan().refit().every());
    return options;
  }

  /** The options, with what the files that they name hold in place of their names. */
  private Map<String, Object> identified() {
    Map<String, Object> options = options();
    if (prior.family().region() != null) {
      options.put("region", prior.family().region().parameters());
    }
    CentresTable centres =
        CentresTable.read(
            run.fit().centresFile(),
            events.all().rows().sparkSession().sparkContext().hadoopConfiguration());
    if (centres != null) {
      options.put("init", List.of(centres.columns(), centres.values()));
    }
    return options;
  }

  /** The options of a fit, for its summary. */
  FitSettings settings() {
    return FitSettings.of(run.source(), events.all().options(), run.fit());
  }

  @Override
  public List<Gate> gates() {
    DriftHistograms spread =
        champion.exists()
            ? events.histograms(
                new DriftGrid(champion.data().box(), events.geographic()),
                champion.lastMicros(),
                clock.asOfMicros())
            : null;
    return new Gates(
            run.plan().limits(),
            data,
            champion.data(),
            champion.mostRecentRows(clock.asOf()),
            events.reads())
        .check(new Gates.Fresh(fresh, spread, rejectedWithin));
  }

  @Override
  public String plan() {
    return String.format(
        Locale.ROOT,
        "would fit %d components to %,d events until %s (mode %s) and compare on the %,d after it"
            + " with %s",
        run.fit().settings().components(),
        data.trainRows(),
        data.split(),
        mode.label() + (whyFull == null ? "" : ", since " + whyFull),
        data.holdoutRows(),
        champion.exists()
            ? "version " + champion.state().championNumber()
            : "none, since there is no champion yet");
  }

  @Override
  public ModelKind.Challenger train() {
    return new Trainer(this, run, champion, events).train();
  }

  TrainingData counted() {
    return data;
  }

  /** What is given of the prior, with its region in the coordinates of the events. */
  PriorSpecification prior() {
    return prior;
  }

  /**
   * Why a run is full that is asked for another mode: the champion is another model. Null where it
   * is the same, or there is none.
   */
  String whyFull() {
    return whyFull;
  }

  /** What is fitted, and from where: full without a champion that is the same model. */
  Refit.Mode mode() {
    return mode;
  }

  private String changedModel() {
    if (!champion.exists() || run.plan().refit().mode() == Refit.Mode.FULL) {
      return null;
    }
    OptionDifferences differences =
        ModelChange.between(
            run.fit().settings().components(), prior, champion.model().posterior().prior());
    return differences.isEmpty() ? null : "the champion is another model: " + differences;
  }

  private Refit.Mode chosenMode() {
    if (!champion.exists() || whyFull != null) {
      return Refit.Mode.FULL;
    }
    Refit.Mode next = run.plan().refit().next(champion.state());
    boolean later = RunClock.micros(data.split()) > RunClock.micros(champion.data().split());
    return next == Refit.Mode.INCREMENTAL && !later ? Refit.Mode.WARM : next;
  }

  @Override
  public void close() {
    events.close();
  }
}
