package org.epicentra.catalog.description;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.epicentra.catalog.geography.LongitudeSpan;

/**
 * What one pass over the events of a catalog gathers: the ranges of its columns, its nulls, its
 * magnitudes and counts. Mutable and mergeable; per event, {@link #event} first and then what the
 * event has.
 */
public final class CatalogProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long MICROS_PER_SECOND = 1_000_000;

  /** Degrees. */
  private static final int CELL = 5;

  private static final int CELLS_AROUND = 360 / CELL;

  private final ArrayList<String> columns;
  private final ArrayList<String> countColumns;
  private final long[] nulls;
  private final CountDispersion[] counts;
  private final LongitudeSpan longitudes = new LongitudeSpan();
  private final MagnitudeHistogram magnitudes = new MagnitudeHistogram();
  private final MagnitudeGroups<String> magnitudesByType = new MagnitudeGroups<>();
  private final MagnitudeGroups<Integer> magnitudesByYear = new MagnitudeGroups<>();
  private final MagnitudeGroups<Integer> magnitudesByCell = new MagnitudeGroups<>();
  private final TreeMap<String, long[]> eventTypes = new TreeMap<>();
  private final TreeMap<Integer, long[]> years = new TreeMap<>();

  private long events;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private double south = Double.POSITIVE_INFINITY;
  private double north = Double.NEGATIVE_INFINITY;
  private double shallowest = Double.POSITIVE_INFINITY;
  private double deepest = Double.NEGATIVE_INFINITY;

  /** The bounds of the last event's year: events in a file are mostly in order of time. */
  private long yearFrom = Long.MAX_VALUE;

  private long yearTo = Long.MIN_VALUE;
  private long[] yearCount;

  /** The last event's year and cell. */
  private int year;

  private int cell;

  /**
   * @param columns the columns whose nulls are counted
   * @param countColumns the columns whose dispersion is measured
   */
  public CatalogProfile(List<String> columns, List<String> countColumns) {
    this.columns = new ArrayList<>(columns);
    this.countColumns = new ArrayList<>(countColumns);
    nulls = new long[columns.size()];
    counts = new CountDispersion[countColumns.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new CountDispersion();
    }
  }

  /** Counts one event. */
  public void event() {
    events++;
  }

  /**
   * The event has a null in this column.
   *
   * @param column its index among the columns
   */
  public void missing(int column) {
    nulls[column]++;
  }

  /**
   * The event's origin time.
   *
   * @param micros microseconds since 1970-01-01 UTC
   */
  public void time(long micros) {
    firstMicros = Math.min(firstMicros, micros);
    lastMicros = Math.max(lastMicros, micros);
    if (!(micros >= yearFrom && micros < yearTo)) {
      turnToYear(micros);
    }
    yearCount[0]++;
  }

  /** The event's epicentre, degrees. */
  public void position(double longitude, double latitude) {
    longitudes.add(longitude);
    cell = cell(longitude, latitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }

  /** The event's depth, km, positive down. */
  public void depth(double depth) {
    shallowest = Math.min(shallowest, depth);
    deepest = Math.max(deepest, depth);
  }

  /**
   * The event's magnitude, after its time and position.
   *
   * @param type such as ml, in any case, or null
   */
  public void magnitude(double magnitude, String type) {
    magnitudes.add(magnitude);
    magnitudesByType.add(type == null ? "no type" : type.toLowerCase(Locale.ROOT), magnitude);
    magnitudesByYear.add(year, magnitude);
    magnitudesByCell.add(cell, magnitude);
  }

  private static int cell(double longitude, double latitude) {
    int column = (int) Math.floor((longitude + 180) / CELL);
    int row = (int) Math.floor((latitude + 90) / CELL);
    return row * CELLS_AROUND + column;
  }

  /** The bounds of a region of 5 degrees by 5. */
  static String cellName(int cell) {
    int west = CELL * Math.floorMod(cell, CELLS_AROUND) - 180;
    int south = CELL * Math.floorDiv(cell, CELLS_AROUND) - 90;
    return "lon " + west + " to " + (west + CELL) + ", lat " + south + " to " + (south + CELL);
  }

  /** The event's type, such as earthquake or quarry blast. */
  public void eventType(String type) {
    eventTypes.computeIfAbsent(type, none -> new long[1])[0]++;
  }

  /**
   * The event's value in a column of counts.
   *
   * @param column its index among the columns of counts
   */
  public void count(int column, double value) {
    counts[column].add(value);
  }

  /** Adds the events of another profile of the same columns. */
  public void merge(CatalogProfile other) {
    events += other.events;
    for (int i = 0; i < nulls.length; i++) {
      nulls[i] += other.nulls[i];
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i].merge(other.counts[i]);
    }
    longitudes.merge(other.longitudes);
    magnitudes.merge(other.magnitudes);
    magnitudesByType.merge(other.magnitudesByType);
    magnitudesByYear.merge(other.magnitudesByYear);
    magnitudesByCell.merge(other.magnitudesByCell);
    mergeCounts(eventTypes, other.eventTypes);
    mergeCounts(years, other.years);
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
    south = Math.min(south, other.south);
    north = Math.max(north, other.north);
    shallowest = Math.min(shallowest, other.shallowest);
    deepest = Math.max(deepest, other.deepest);
  }

  /** The number of events. */
  public long events() {
    return events;
  }

  /** Nulls by column, in the order of the columns. */
  public Map<String, Long> nulls() {
    Map<String, Long> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < nulls.length; i++) {
      byColumn.put(columns.get(i), nulls[i]);
    }
    return byColumn;
  }

  /** The dispersion of each column that holds only counts. */
  public Map<String, CountDispersion> counts() {
    Map<String, CountDispersion> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].onlyCounts()) {
        byColumn.put(countColumns.get(i), counts[i]);
      }
    }
    return byColumn;
  }

  /** The earliest origin time, or null without events. */
  public Instant first() {
    return firstMicros > lastMicros ? null : instant(firstMicros);
  }

  /** The latest origin time, or null without events. */
  public Instant last() {
    return firstMicros > lastMicros ? null : instant(lastMicros);
  }

  public LongitudeSpan longitudes() {
    return longitudes;
  }

  /** The least latitude in degrees; NaN without events. */
  public double south() {
    return finite(south);
  }

  /** The greatest latitude in degrees; NaN without events. */
  public double north() {
    return finite(north);
  }

  /** The least depth in km; NaN where no event has one. */
  public double shallowest() {
    return finite(shallowest);
  }

  /** The greatest depth in km; NaN where no event has one. */
  public double deepest() {
    return finite(deepest);
  }

  public MagnitudeHistogram magnitudes() {
    return magnitudes;
  }

  /** By the type of the magnitude, in lower case. */
  MagnitudeGroups<String> magnitudesByType() {
    return magnitudesByType;
  }

  /** By year, UTC. */
  MagnitudeGroups<Integer> magnitudesByYear() {
    return magnitudesByYear;
  }

  /** By region: see {@link #cellName}. */
  MagnitudeGroups<Integer> magnitudesByCell() {
    return magnitudesByCell;
  }

  /** Events by type, in alphabetical order. */
  public Map<String, Long> eventTypes() {
    return plain(eventTypes);
  }

  /** Events by year, UTC. */
  public Map<Integer, Long> years() {
    return plain(years);
  }

  private void turnToYear(long micros) {
    year = LocalDate.ofInstant(instant(micros), ZoneOffset.UTC).getYear();
    yearFrom = micros(year);
    yearTo = micros(year + 1);
    yearCount = years.computeIfAbsent(year, none -> new long[1]);
  }

  private static long micros(int year) {
    long seconds = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return seconds * MICROS_PER_SECOND;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), 1000 * Math.floorMod(micros, MICROS_PER_SECOND));
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  private static <K> void mergeCounts(TreeMap<K, long[]> into, TreeMap<K, long[]> from) {
    from.forEach((key, count) -> into.computeIfAbsent(key, none -> new long[1])[0] += count[0]);
  }

  private static <K> Map<K, Long> plain(TreeMap<K, long[]> counts) {
    TreeMap<K, Long> plain = new TreeMap<>();
    counts.forEach((key, count) -> plain.put(key, count[0]));
    return plain;
  }
}
