package org.epicentra.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.epicentra.mixture.CarriedEvents;
import org.epicentra.mixture.CoordinateAscent;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.mixture.MixtureSettings;

/**
 * A mixture that learns night by night as {@code retrain --mode incremental} does, with which
 * {@link SanJacintoRetrain} compares it: at each midnight (UTC) it takes the events since the last
 * one up to the newest minus a hold-out, and earlier events keep a share of their weight. The
 * events of the next day are scored by the model of that midnight.
 */
final class Nights {
  private static final Duration DAY = Duration.ofDays(1);

  private final PlacedEvents events;
  private final RegionShare region;
  private final double forgetting;
  private final Duration holdout;
  private MixturePosterior model;
  private long split;

  /**
   * @param events all, those to come included
   * @param region of which events are known to come
   * @param first the model to begin with
   * @param split the last time that it has seen, microseconds since 1970 UTC
   * @param habit how it goes on
   */
  Nights(PlacedEvents events, RegionShare region, MixturePosterior first, long split, Habit habit) {
    this.events = events;
    this.region = region;
    this.model = first;
    this.split = split;
    this.forgetting = habit.forgetting();
    this.holdout = habit.holdout();
  }

  /**
   * @param forgetting the share of their weight that earlier events keep at each midnight
   * @param holdout how long before the newest event the events end that are learned
   */
  record Habit(double forgetting, Duration holdout) {}

  /** Mean log density of the events from one midnight to another, given that they are within. */
  double score(Instant from, Instant until) {
    double sum = 0;
    int count = 0;
    for (Instant night = from; night.isBefore(until); night = night.plus(DAY)) {
      learn(night);
      PlacedEvents day = events.between(micros(night), micros(night.plus(DAY)));
      if (day.size() > 0) {
        sum += day.size() * score(model, day, region);
        count += day.size();
      }
    }
    return sum / count;
  }

  /** Learns what has happened up to a time, but for the hold-out. */
  void learn(Instant night) {
    long newest = events.between(Long.MIN_VALUE, micros(night)).last();
    long until = newest - holdout.toMillis() * 1000;
    PlacedEvents fresh = events.between(split, until);
    if (fresh.size() == 0) {
      return;
    }
    CarriedEvents carried = new CarriedEvents(model, forgetting);
    model =
        CoordinateAscent.fit(
                new LocalEvents(fresh.sample()),
                List.of(carried.start()),
                MixtureSettings.defaults(model.components()),
                carried,
                iteration -> {})
            .posterior();
    split = until;
  }

  /** The model of the last midnight. */
  MixturePosterior model() {
    return model;
  }

  /** Mean log density of events under a model, given that they are within a region. */
  static double score(MixturePosterior model, PlacedEvents events, RegionShare region) {
    MixtureScorer scorer = new MixtureScorer(model);
    double[] responsibilities = new double[model.components()];
    double sum = 0;
    for (double[] location : events.locations()) {
      sum += scorer.score(location, Double.NaN, responsibilities);
    }
    return sum / events.size() - Math.log(region.of(model));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
