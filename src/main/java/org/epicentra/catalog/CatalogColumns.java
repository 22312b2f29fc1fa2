package org.epicentra.catalog;

import java.util.List;

/**
 * The columns of a catalog, in the order in which they are stored. Further columns of the source
 * may follow them.
 */
public final class CatalogColumns {
  /** Text: the event's identifier, unique within its {@link #SOURCE}. */
  public static final String ID = "id";

  /** Timestamp, UTC, microseconds: the origin time. */
  public static final String TIME = "time";

  /** Double, degrees north, in [-90, 90]. */
  public static final String LATITUDE = "latitude";

  /** Double, degrees east, in [-180, 180). */
  public static final String LONGITUDE = "longitude";

  /** Double, kilometres, positive downwards, in [-10, 800], or null. */
  public static final String DEPTH = "depth";

  /** Double in [-5, 9.7], on the scale of {@link #MAGNITUDE_TYPE}, or null. */
  public static final String MAGNITUDE = "magnitude";

  /** Text, as the source spells it, or null. */
  public static final String MAGNITUDE_TYPE = "magnitude_type";

  /** Integer {@code >= 0}: the stations used to locate the event, or null. */
  public static final String STATION_COUNT = "station_count";

  /** Integer {@code >= 0}: the number of felt reports, or null. */
  public static final String FELT_COUNT = "felt_count";

  /** Text in the spelling of {@link EventTypes}, or null. */
  public static final String EVENT_TYPE = "event_type";

  /** Timestamp, UTC: when the record was last changed, or null. */
  public static final String UPDATED = "updated";

  /** Text: who reported the event, or null. */
  public static final String SOURCE = "source";

  /**
   * Integer, the year of {@link #TIME} in UTC: the column by which stored files lie in folders,
   * unless years are many and have few events each.
   */
  public static final String YEAR = "year";

  /** The checked columns, in order, without {@link #YEAR}. */
  public static final List<CheckedColumn> ALL =
      List.of(
          new CheckedColumn(ID, ColumnKind.TEXT),
          new CheckedColumn(TIME, ColumnKind.TIME),
          new CheckedColumn(LATITUDE, ColumnKind.LATITUDE),
          new CheckedColumn(LONGITUDE, ColumnKind.LONGITUDE),
          new CheckedColumn(DEPTH, ColumnKind.DEPTH),
          new CheckedColumn(MAGNITUDE, ColumnKind.MAGNITUDE),
          new CheckedColumn(MAGNITUDE_TYPE, ColumnKind.TEXT),
          new CheckedColumn(STATION_COUNT, ColumnKind.LOCATING_COUNT),
          new CheckedColumn(FELT_COUNT, ColumnKind.COUNT),
          new CheckedColumn(EVENT_TYPE, ColumnKind.EVENT_TYPE),
          new CheckedColumn(UPDATED, ColumnKind.TIME),
          new CheckedColumn(SOURCE, ColumnKind.TEXT));

  /** The names of {@link #ALL}. */
  public static final List<String> NAMES = ALL.stream().map(CheckedColumn::name).toList();

  /** The columns that every event must have. */
  public static final List<String> REQUIRED = List.of(TIME, LATITUDE, LONGITUDE);

  private CatalogColumns() {}
}
