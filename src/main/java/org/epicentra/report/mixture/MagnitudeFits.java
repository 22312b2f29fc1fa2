package org.epicentra.report.mixture;

import java.util.HashMap;
import java.util.Map;
import org.epicentra.catalog.description.MagnitudeHistogram;
import org.epicentra.catalog.description.MagnitudeStatistics;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.CompletenessError;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;

/** Completeness and b-value of all events and of those of each component. */
final class MagnitudeFits {
  /** Fewer events above Mc leave b to chance. */
  static final int FEWEST = 50;

  private static final long ALL = -1;

  private final Fit all;
  private final Map<Integer, Fit> byComponent = new HashMap<>();

  /**
   * The magnitudes of some events.
   *
   * @param histogram of the magnitudes, but for zeros that stand for none
   * @param completenessError standard error of Mc, by the bootstrap
   */
  record Fit(
      MagnitudeHistogram histogram, MagnitudeStatistics statistics, double completenessError) {
    static Fit of(MagnitudeHistogram histogram, long key) {
      MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram);
      MagnitudeHistogram known = histogram.without(0, statistics.zerosIgnored());
      boolean enough = statistics.eventsAbove() >= FEWEST;
      return new Fit(known, statistics, enough ? CompletenessError.of(known, key) : Double.NaN);
    }

    /** Whether enough events are above Mc, and they have a b. */
    boolean isUsable() {
      return statistics.eventsAbove() >= FEWEST && !Double.isNaN(statistics.b());
    }

    double b() {
      return statistics.b();
    }

    double bError() {
      return statistics.bError();
    }

    double completeness() {
      return statistics.completeness();
    }
  }

  /** Zeros that stand for none among all events do so in each component, however few they are. */
  MagnitudeFits(AssignedEvents events) {
    all = Fit.of(events.magnitudes(), ALL);
    boolean stray = all.statistics().zerosIgnored() > 0;
    int shown = Math.min(ComponentMark.MOST, events.components());
    events
        .magnitudesByClass()
        .forEach(
            (k, histogram) -> {
              if (k < shown) {
                long zeros = stray ? histogram.count(0) : 0;
                byComponent.put(k, Fit.of(histogram.without(0, zeros), k));
              }
            });
  }

  /** Which magnitudes are left out, as one or two sentences; empty where none are. */
  String leftOut() {
    long zeros = all.statistics().zerosIgnored();
    long outside = all.histogram().outside();
    StringBuilder text = new StringBuilder();
    if (zeros > 0) {
      text.append(" ").append(Numbers.of(zeros, "event"));
      text.append(zeros == 1 ? " has" : " have");
      text.append(" a magnitude of 0, so many more than of those next to it that it stands for");
      text.append(" none: left out.");
    }
    if (outside > 0) {
      text.append(" ").append(Numbers.of(outside, "event"));
      text.append(outside == 1 ? " has" : " have");
      text.append(" a magnitude that no earthquake has, below \u22125 or above 12: left out.");
    }
    return text.toString();
  }

  /** Whether any event has a magnitude. */
  boolean any() {
    return all.histogram().total() > 0;
  }

  /** That of all events. */
  Fit all() {
    return all;
  }

  /**
   * That of a component.
   *
   * @param k below {@link ComponentMark#MOST}
   * @return null where none of its events has a magnitude
   */
  Fit of(int k) {
    return byComponent.get(k);
  }
}
