package org.epicentra.catalog.description;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of magnitudes, to the nearest tenth, of each group of events: of a type, a year or a
 * region. Mutable and mergeable.
 *
 * @param <K> what names a group
 */
public final class MagnitudeGroups<K extends Comparable<K> & Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int TENTH = 10;
  private static final int FIRST = MagnitudeHistogram.LEAST / TENTH;
  private static final int BINS = MagnitudeHistogram.GREATEST / TENTH - FIRST + 1;

  private final TreeMap<K, long[]> counts = new TreeMap<>();

  /** Counts one event; a magnitude outside of -5 to 12 is left out. */
  public void add(K group, double magnitude) {
    double tenths = Math.rint(magnitude * TENTH);
    if (tenths >= FIRST && tenths < FIRST + BINS) {
      counts.computeIfAbsent(group, none -> new long[BINS])[(int) tenths - FIRST]++;
    }
  }

  /** Adds the counts of other events. */
  public void merge(MagnitudeGroups<K> other) {
    other.counts.forEach(
        (group, more) -> {
          long[] mine = counts.computeIfAbsent(group, none -> new long[BINS]);
          for (int i = 0; i < BINS; i++) {
            mine[i] += more[i];
          }
        });
  }

  /** The counts of each group, in the order of the groups. */
  public Map<K, MagnitudeHistogram> histograms() {
    Map<K, MagnitudeHistogram> histograms = new TreeMap<>();
    counts.forEach(
        (group, bins) -> {
          MagnitudeHistogram histogram = new MagnitudeHistogram();
          for (int i = 0; i < BINS; i++) {
            histogram.add((i + FIRST) / (double) TENTH, bins[i]);
          }
          histograms.put(group, histogram);
        });
    return histograms;
  }
}
