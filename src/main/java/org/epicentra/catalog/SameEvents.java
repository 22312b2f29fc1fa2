package org.epicentra.catalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.GreatCircle;

/**
 * Tells the events apart that share an identifier: a record is of the same event as an earlier one
 * when it lies at most 60 s and 100 km from that event's first record; otherwise it is the first of
 * another event. Records come in order of time. Not thread-safe.
 *
 * <p>Only events of the last 60 s are remembered, by bands of latitude, so that the work grows with
 * the number of records even where thousands share one identifier.
 */
public final class SameEvents implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Seconds. */
  public static final long SECONDS = 60;

  /** Kilometres. */
  public static final double KILOMETRES = 100;

  private static final long SPAN = SECONDS * 1_000_000;

  /** Degrees: a little over {@link #KILOMETRES}, so that two bands away is too far. */
  private static final double BAND = 1;

  /** By band; null before the second record, since most identifiers are of one. */
  private Map<Integer, List<First>> recent;

  private First only;
  private int events;
  private int latest;

  /** The first record of an event. */
  private record First(int event, long micros, double latitude, double longitude)
      implements Serializable {}

  /**
   * Takes the next record.
   *
   * @param micros its time since 1970, not before that of the record before it
   * @param latitude degrees
   * @param longitude degrees
   */
  public void add(long micros, double latitude, double longitude) {
    if (events == 0) {
      only = new First(events++, micros, latitude, longitude);
      return;
    }
    if (recent == null) {
      recent = new HashMap<>();
      remember(only);
    }
    int band = band(latitude);
    for (int near = band - 1; near <= band + 1; near++) {
      List<First> firsts = recent.getOrDefault(near, new ArrayList<>());
      firsts.removeIf(first -> micros - first.micros > SPAN);
      for (First first : firsts) {
        if (GreatCircle.distance(first.latitude, first.longitude, latitude, longitude)
            <= KILOMETRES) {
          latest = first.event;
          return;
        }
      }
    }
    latest = events++;
    remember(new First(latest, micros, latitude, longitude));
  }

  private void remember(First first) {
    recent.computeIfAbsent(band(first.latitude), none -> new ArrayList<>()).add(first);
  }

  private static int band(double latitude) {
    return (int) Math.floor(latitude / BAND);
  }

  /** The number of the last record's event, from 0. */
  public int latest() {
    return latest;
  }
}
