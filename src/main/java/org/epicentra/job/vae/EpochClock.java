package org.epicentra.job.vae;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;

/** Measures the time of each epoch, and passes its summary on. */
public final class EpochClock implements TrainingListener {
  private static final double NANOS = 1e9;

  private final TrainingSettings settings;
  private final EpochListener listener;
  private final Map<Integer, Double> seconds = new HashMap<>();
  private long start;
  private long trained;

  /** A clock for one training with these settings. */
  public EpochClock(TrainingSettings settings, EpochListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  @Override
  public void epochStarted(int epoch, int steps) {
    start = System.nanoTime();
    listener.started(epoch, settings.epochs(), steps);
  }

  @Override
  public void stepFinished(int epoch, int step) {
    listener.step(step);
  }

  @Override
  public void epochTrained(int epoch) {
    trained = System.nanoTime();
  }

  @Override
  public void epochFinished(TrainingState state) {
    seconds.put(state.epoch(), (System.nanoTime() - start) / NANOS);
    EpochReport report = state.epochs().get(state.epoch() - 1);
    listener.finished(
        EpochSummary.of(report, seconds.get(state.epoch())),
        settings.epochs(),
        settings.binarize().label(),
        state.rows() * NANOS / (trained - start));
  }

  /** All epochs of a training; those of an earlier run have no time. */
  public List<EpochSummary> summaries(TrainingState state) {
    List<EpochSummary> all = new ArrayList<>();
    for (EpochReport report : state.epochs()) {
      all.add(EpochSummary.of(report, seconds.get(report.epoch())));
    }
    return all;
  }
}
