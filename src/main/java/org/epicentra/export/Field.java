package org.epicentra.export;

import java.io.Serializable;

/**
 * One attribute of the features of a layer.
 *
 * @param name unique within the layer, with the unit at its end where there is one
 * @param kind of its values
 */
public record Field(String name, Kind kind) implements Serializable {
  /** The kinds of values; each may be null instead, and a NaN is written as if it were null. */
  public enum Kind {
    /** A {@code String}. */
    TEXT,
    /** A {@code Number} without a fraction, of 32 bits. */
    INTEGER,
    /** A {@code Number} without a fraction, of 64 bits. */
    LONG,
    /** A {@code Number}. */
    REAL,
    /** A {@code Boolean}. */
    FLAG,
    /** An {@code Instant}. */
    TIME,
    /** A {@code double[]}. */
    NUMBERS
  }
}
