package org.epicentra.catalog;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.GreatCircle;

/**
 * Tells the events apart that share an identifier: a record is of the same event as an earlier one
 * when it lies at most 60 s and 100 km from that event's first record; otherwise it is the first of
 * another event. Records come in order of time. Not thread-safe.
 *
 * <p>Where both have a time of update, and these differ, one is a revision of the other up to 10
 * minutes apart and at any distance: preliminary locations of distant earthquakes are hundreds of
 * kilometres off, and a phase taken for another moves the origin time by minutes.
 *
 * <p>Only events of the last 60 s are remembered, by bands of latitude, and those of the last 10
 * minutes that have a time of update, so that the work grows with the number of records even where
 * thousands share one identifier.
 */
public final class SameEvents implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Seconds. */
  public static final long SECONDS = 60;

  /** Kilometres. */
  public static final double KILOMETRES = 100;

  /** Seconds between a record and its revision. */
  public static final long REVISION_SECONDS = 600;

  /** The time of update of a record that has none. */
  public static final long NO_UPDATE = Long.MIN_VALUE;

  private static final long SPAN = SECONDS * 1_000_000;
  private static final long REVISION_SPAN = REVISION_SECONDS * 1_000_000;

  /** Degrees: a little over {@link #KILOMETRES}, so that two bands away is too far. */
  private static final double BAND = 1;

  /** By band; null before the second record, since most identifiers are of one. */
  private Map<Integer, List<First>> recent;

  /** Those with a time of update, in order of time; null as above. */
  private ArrayDeque<First> updated;

  private First only;
  private int events;
  private int latest;

  /** The first record of an event. */
  private record First(int event, long micros, double latitude, double longitude, long updated)
      implements Serializable {
    double distance(First other) {
      return GreatCircle.distance(latitude, longitude, other.latitude, other.longitude);
    }
  }

  /**
   * Takes the next record.
   *
   * @param micros its time since 1970, not before that of the record before it
   * @param latitude degrees
   * @param longitude degrees
   * @param update its time of update, in microseconds since 1970, or {@link #NO_UPDATE}
   */
  public void add(long micros, double latitude, double longitude, long update) {
    First record = new First(events, micros, latitude, longitude, update);
    if (events == 0) {
      only = record;
      events++;
      return;
    }
    if (recent == null) {
      recent = new HashMap<>();
      updated = new ArrayDeque<>();
      remember(only);
    }
    First same = near(record);
    same = same == null ? revised(record) : same;
    if (same == null) {
      events++;
      remember(record);
    }
    latest = same == null ? record.event : same.event;
  }

  private First near(First record) {
    int band = band(record.latitude);
    for (int near = band - 1; near <= band + 1; near++) {
      List<First> firsts = recent.getOrDefault(near, new ArrayList<>());
      firsts.removeIf(first -> record.micros - first.micros > SPAN);
      for (First first : firsts) {
        if (record.distance(first) <= KILOMETRES) {
          return first;
        }
      }
    }
    return null;
  }

  /** The nearest event that the record is another version of. */
  private First revised(First record) {
    while (!updated.isEmpty() && record.micros - updated.getFirst().micros > REVISION_SPAN) {
      updated.removeFirst();
    }
    return record.updated == NO_UPDATE
        ? null
        : updated.stream()
            .filter(first -> first.updated != record.updated)
            .min(Comparator.comparingDouble(record::distance))
            .orElse(null);
  }

  private void remember(First first) {
    recent.computeIfAbsent(band(first.latitude), none -> new ArrayList<>()).add(first);
    if (first.updated != NO_UPDATE) {
      updated.addLast(first);
    }
  }

  private static int band(double latitude) {
    return (int) Math.floor(latitude / BAND);
  }

  /** The number of the last record's event, from 0. */
  public int latest() {
    return latest;
  }
}
