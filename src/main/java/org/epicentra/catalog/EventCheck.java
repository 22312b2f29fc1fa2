package org.epicentra.catalog;

import java.util.List;
import java.util.Map;
import org.epicentra.catalog.geography.Longitude;
import org.epicentra.catalog.text.MissingText;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.catalog.text.TimeText;

/**
 * Turns a record's raw values into an event, or says why the record is not usable. This is the only
 * place where the ranges of {@link EventRanges} are applied to data. One per task; not thread-safe.
 */
public final class EventCheck {
  private static final int ID = CatalogColumns.NAMES.indexOf(CatalogColumns.ID);
  private static final int UPDATED = CatalogColumns.NAMES.indexOf(CatalogColumns.UPDATED);
  private static final long MICROS_PER_SECOND = 1_000_000;
  // Seconds since 1970 of 0001-01-01 and of the first instant after the last year.
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long END_SECOND = 4_102_444_800L;

  private final CheckedColumn[] columns;
  private final Map<String, TimeText.Numbers> numbers;
  private final TimeText timeText = new TimeText();
  private final EventId eventId = new EventId();

  private String reason;
  private int notes;

  /**
   * @param columns {@link CatalogColumns#ALL}, then any further columns to check
   */
  public EventCheck(List<CheckedColumn> columns) {
    this(columns, Map.of());
  }

  /**
   * @param columns as above
   * @param numbers what whole numbers are, by the name of a column of times; undecided where it is
   *     not in the map
   */
  public EventCheck(List<CheckedColumn> columns, Map<String, TimeText.Numbers> numbers) {
    this.columns = columns.toArray(CheckedColumn[]::new);
    this.numbers = Map.copyOf(numbers);
  }

  /**
   * Checks and converts one record. Time, latitude and longitude must be present and valid, the
   * catalog's other columns valid where present. {@code updated} and further columns become null
   * where they are not valid, with a note.
   *
   * @param raw one value per column: String, Number, Long microseconds for a time, or null; blank
   *     text, {@link MissingText} and NaN are null
   */
  public CheckedEvent check(Object[] raw) {
    Object[] values = new Object[columns.length];
    reason = null;
    notes = 0;
    for (int i = 0; i < columns.length; i++) {
      values[i] = convert(columns[i], presence(columns[i], raw[i]));
      if (reason != null && isDispensable(i)) {
        values[i] = null;
        reason = null;
        notes |= (i == UPDATED ? EventNote.UPDATED_UNREADABLE : EventNote.FURTHER_UNREADABLE).bit();
      }
      if (reason != null) {
        values[i] = null;
        return new CheckedEvent(values, reason, raw[i] == null ? null : raw[i].toString(), notes);
      }
    }
    if (values[ID] == null) {
      values[ID] = eventId.of(values);
      notes |= EventNote.ID_DERIVED.bit();
    }
    return new CheckedEvent(values, null, null, notes);
  }

  /** Whether an invalid value in this column is dropped, and does not reject the event. */
  private static boolean isDispensable(int column) {
    return column == UPDATED || column >= CatalogColumns.ALL.size();
  }

  /** The value, or null where it is blank or a word for "missing". */
  private Object presence(CheckedColumn column, Object raw) {
    boolean missing =
        raw instanceof String text
            ? MissingText.isMissing(text) && !isSourceName(column, text)
            : raw instanceof Number number && Double.isNaN(number.doubleValue());
    if (!missing) {
      return raw;
    }
    boolean blank = raw instanceof String text && text.isBlank();
    notes |= blank ? 0 : EventNote.MISSING_TEXT.bit();
    return null;
  }

  /** NA is also the name of a seismic network. */
  private static boolean isSourceName(CheckedColumn column, String text) {
    return column.name().equals(CatalogColumns.SOURCE) && !text.isBlank();
  }

  private Object convert(CheckedColumn column, Object raw) {
    if (raw == null) {
      if (CatalogColumns.REQUIRED.contains(column.name())) {
        reason = column.name() + " is missing";
      }
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> raw.toString().trim();
      case EVENT_TYPE -> EventTypes.normalise(raw.toString());
      case TIME -> time(column.name(), raw);
      case COUNT, LOCATING_COUNT -> count(column, raw);
      case LATITUDE, LONGITUDE, DEPTH, MAGNITUDE, NUMBER -> number(column, raw);
    };
  }

  private Long time(String name, Object raw) {
    long micros;
    if (raw instanceof Long read) {
      micros = read;
    } else {
      TimeText.Numbers known = numbers.getOrDefault(name, TimeText.Numbers.UNDECIDED);
      switch (timeText.parse(raw.toString(), known)) {
        case UNREADABLE -> reason = name + " is not a time that can be read";
        case AMBIGUOUS_NUMBER ->
            reason = name + " is a number that may be seconds or milliseconds; say which";
        case AMBIGUOUS_DATE ->
            reason =
                "%s is a number that may be a calendar date or %s since 1970; say which"
                    .formatted(name, TimeText.epochUnit(raw.toString()));
        case READ -> noteTime(name);
      }
      micros = timeText.micros();
    }
    long second = Math.floorDiv(micros, MICROS_PER_SECOND);
    if (reason == null && !(second >= FIRST_SECOND && second < END_SECOND)) {
      reason =
          name + " is outside the years " + EventRanges.MIN_YEAR + " to " + EventRanges.MAX_YEAR;
    }
    return micros;
  }

  private void noteTime(String name) {
    if (!name.equals(CatalogColumns.TIME)) {
      return;
    }
    if (timeText.secondSixty()) {
      notes |= EventNote.SECOND_SIXTY.bit();
    }
    if (timeText.timeOfDayMissing()) {
      notes |= EventNote.TIME_OF_DAY_MISSING.bit();
    }
    if (timeText.calendarNumber()) {
      notes |= EventNote.NUMBER_AS_DATE.bit();
    }
  }

  private Double number(CheckedColumn column, Object raw) {
    double value = decimal(raw);
    if (!Double.isFinite(value)) {
      reason = column.name() + " is not a finite number";
      return null;
    }
    switch (column.kind()) {
      case LATITUDE -> require(EventRanges.isLatitude(value), "latitude is outside [-90, 90]");
      case LONGITUDE -> {
        require(EventRanges.isLongitude(value), "longitude is outside [-360, 360]");
        double wrapped = Longitude.wrap(value);
        notes |= wrapped == value ? 0 : EventNote.LONGITUDE_WRAPPED.bit();
        return wrapped;
      }
      case DEPTH -> {
        return depth(value);
      }
      case MAGNITUDE -> {
        Double magnitude = value;
        return EventRanges.isMagnitude(value)
            ? magnitude
            : none(value, EventNote.MAGNITUDE_IMPOSSIBLE);
      }
      default -> {
        // Any finite number is one.
      }
    }
    return value;
  }

  private Double depth(double value) {
    if (value > EventRanges.MAX_DEPTH) {
      return none(value, EventNote.DEPTH_TOO_GREAT);
    }
    if (value < EventRanges.MIN_DEPTH && MissingMarks.isMark(value)) {
      return none(value, EventNote.MISSING_MARK);
    }
    require(EventRanges.isDepth(value), "depth is outside [-10, 800] km");
    return value;
  }

  /** Null for a value that cannot be: a mark of a missing one, or what the other note says. */
  private Double none(double value, EventNote otherwise) {
    notes |= (MissingMarks.isMark(value) ? EventNote.MISSING_MARK : otherwise).bit();
    return null;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      reason = otherwise;
    }
  }

  private Integer count(CheckedColumn column, Object raw) {
    double value = decimal(raw);
    if (value < 0 && MissingMarks.isMark(value)) {
      notes |= EventNote.MISSING_MARK.bit();
      return null;
    }
    if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
      reason = column.name() + (value < 0 ? " is negative" : " is not a whole number");
      return null;
    }
    if (value == 0 && column.kind() == ColumnKind.LOCATING_COUNT) {
      notes |= EventNote.ZERO_COUNT.bit();
      return null;
    }
    return (int) value;
  }

  /** The number; 0 added makes 0 of -0. */
  private static double decimal(Object raw) {
    double value =
        raw instanceof Number number ? number.doubleValue() : NumberText.parse(raw.toString());
    return value + 0.0;
  }
}
