package org.epicentra.mixture.description;

import java.io.Serializable;
import java.util.Map;
import org.epicentra.catalog.description.CountDispersion;
import org.epicentra.catalog.description.MagnitudeGroups;
import org.epicentra.catalog.description.MagnitudeHistogram;
import org.epicentra.mixture.MixtureScorer;

/**
 * Counts of events, each assigned to its most probable component or to the background, which is
 * class K. Mutable and mergeable; all counts are exact, so the order of merging does not matter but
 * for the last digits of means. Weights are not used: an event counts once.
 */
public final class AssignedEvents implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Shares of an event are counted in units of one over this, so that sums are exact. */
  private static final double SHARES = 1L << 32;

  private final int components;
  private final TimeBins times;
  private final CellCounts map;
  private final CellCounts along;
  private final CellCounts across;
  private final double strike;
  private final long[] events;
  private final long[] shares;
  private final StrengthCounts strengths = new StrengthCounts();
  private final CountDispersion[] dispersions;
  private final long[] byTime;
  private final MagnitudeHistogram magnitudes = new MagnitudeHistogram();
  private final MagnitudeGroups<Integer> magnitudesByClass = new MagnitudeGroups<>();

  public AssignedEvents(TallyPlan plan) {
    components = plan.components();
    times = plan.times();
    map = new CellCounts(plan.map());
    along = plan.along() == null ? null : new CellCounts(plan.along());
    across = plan.across() == null ? null : new CellCounts(plan.across());
    strike = plan.strike();
    events = new long[components + 1];
    shares = new long[components + 1];
    dispersions = new CountDispersion[components + 1];
    for (int k = 0; k <= components; k++) {
      dispersions[k] = new CountDispersion();
    }
    byTime = new long[times == null ? 0 : (components + 1) * times.count()];
  }

  /**
   * What a page needs of an event.
   *
   * @param place length 2 or 3, on the map
   * @param micros its time, microseconds since 1970 UTC, or null
   * @param magnitude NaN for none
   * @param strength NaN for none
   */
  public record Event(double[] place, Long micros, double magnitude, double strength) {}

  /**
   * Adds an event.
   *
   * @param component the most probable, or {@link MixtureScorer#BACKGROUND}
   * @param responsibilities length K
   * @param background that of the background
   */
  public void add(Event event, int component, double[] responsibilities, double background) {
    int of = component == MixtureScorer.BACKGROUND ? components : component;
    double[] place = event.place();
    events[of]++;
    map.add(place[0], place[1]);
    if (along != null) {
      along.add(TallyPlan.along(strike, place[0], place[1]), place[2]);
      across.add(TallyPlan.along(strike + 90, place[0], place[1]), place[2]);
    }
    if (event.micros() != null && times != null) {
      int bin = times.bin(event.micros());
      if (bin >= 0) {
        byTime[of * times.count() + bin]++;
      }
    }
    if (!Double.isNaN(event.magnitude())) {
      magnitudes.add(event.magnitude());
      magnitudesByClass.add(of, event.magnitude());
    }
    if (!Double.isNaN(event.strength())) {
      strengths.add(event.strength());
      dispersions[of].add(event.strength());
      for (int k = 0; k < components; k++) {
        if (responsibilities[k] > 0) {
          shares[k] += Math.round(responsibilities[k] * SHARES);
        }
      }
      shares[components] += Math.round(background * SHARES);
    }
  }

  /** Adds the counts of others, in the same bins. */
  public void merge(AssignedEvents other) {
    map.merge(other.map);
    if (along != null) {
      along.merge(other.along);
      across.merge(other.across);
    }
    add(events, other.events);
    add(shares, other.shares);
    strengths.merge(other.strengths);
    add(byTime, other.byTime);
    for (int k = 0; k <= components; k++) {
      dispersions[k].merge(other.dispersions[k]);
    }
    magnitudes.merge(other.magnitudes);
    magnitudesByClass.merge(other.magnitudesByClass);
  }

  private static void add(long[] sums, long[] others) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += others[i];
    }
  }

  /** K. */
  public int components() {
    return components;
  }

  /** The events of a component, or of the background for K. */
  public long events(int k) {
    return events[k];
  }

  public CellCounts map() {
    return map;
  }

  /** In cells along the strike and of depth; null in 2-D. */
  public CellCounts along() {
    return along;
  }

  /** In cells across the strike and of depth; null in 2-D. */
  public CellCounts across() {
    return across;
  }

  /** The bins of time; null where no event has a time. */
  public TimeBins times() {
    return times;
  }

  /** The events of a component, or of the background for K, in a bin of time. */
  public long events(int k, int bin) {
    return byTime[k * times.count() + bin];
  }

  /** The events by their strength. */
  public StrengthCounts strengths() {
    return strengths;
  }

  /**
   * The sum of the responsibilities of a component, or of the background for K, over the events
   * with a strength, to 1e-9 of an event.
   */
  public double share(int k) {
    return shares[k] / SHARES;
  }

  /** Mean and variance of the strengths of a component, or of the background for K. */
  public CountDispersion strengthsOf(int k) {
    return dispersions[k];
  }

  /** The magnitudes of all events, to a hundredth. */
  public MagnitudeHistogram magnitudes() {
    return magnitudes;
  }

  /** The magnitudes of each class that has any, to a tenth. */
  public Map<Integer, MagnitudeHistogram> magnitudesByClass() {
    return magnitudesByClass.histograms();
  }
}
