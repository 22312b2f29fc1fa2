package org.epicentra.catalog;

import org.epicentra.catalog.text.TimeText;

/** What the values of a checked column must be. */
public enum ColumnKind {
  /** Any text; blank is null. */
  TEXT,
  /** A time as {@link TimeText} reads it, or microseconds since 1970-01-01 UTC. */
  TIME,
  /** Degrees north in [-90, 90]. */
  LATITUDE,
  /** Degrees east in [-360, 360], wrapped to [-180, 180). */
  LONGITUDE,
  /** Kilometres downwards in [-10, 800]; greater ones are none. */
  DEPTH,
  /** A magnitude in [-5, 9.7]; others are none. */
  MAGNITUDE,
  /** A finite number. */
  NUMBER,
  /** A whole number {@code >= 0}; a negative {@linkplain MissingMarks mark} is none. */
  COUNT,
  /**
   * A whole number {@code >= 0} of stations, phases or seismograms used to locate the event. No
   * event can be located with none, so 0 means that the number was not recorded, and is stored as
   * null.
   */
  LOCATING_COUNT,
  /** An event type, stored in the spelling of {@link EventTypes}. */
  EVENT_TYPE
}
