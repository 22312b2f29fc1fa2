package org.epicentra.catalog;

/**
 * Something that was changed or assumed when a usable record was read. Notes are counted; none is
 * an error.
 */
public enum EventNote {
  SECOND_SIXTY("second 60 taken as the first of the next minute"),
  TIME_OF_DAY_MISSING("time of day missing, taken as 00:00"),
  LONGITUDE_WRAPPED("longitude wrapped to [-180, 180)"),
  ZERO_COUNT("count 0 taken as not recorded"),
  ID_DERIVED("id missing, made from the event's values"),
  NOT_UTF8("not UTF-8, read as Latin-1"),
  MISSING_TEXT("NA, NaN, null or the like in a column, taken as empty"),
  UPDATED_UNREADABLE("updated cannot be read, left empty"),
  MISSING_MARK("999, -99 or the like where no such value can be, taken as empty"),
  DEPTH_TOO_GREAT("depth above 800 km, taken as none"),
  MAGNITUDE_IMPOSSIBLE("magnitude outside [-5, 9.7], taken as none"),
  FURTHER_UNREADABLE("value in a further column cannot be read, left empty"),
  NUMBER_AS_DATE("time is a number such as 20110311, read as a calendar date"),
  REPEATED_GROUPS("several magnitudes in the record, the first taken");

  private final String text;

  EventNote(String text) {
    this.text = text;
  }

  /** For a table of counts. */
  public String text() {
    return text;
  }

  /** This note's place in a set of notes that is kept as the bits of an int. */
  public int bit() {
    return 1 << ordinal();
  }
}
