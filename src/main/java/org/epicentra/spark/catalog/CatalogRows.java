package org.epicentra.spark.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.catalog.description.CatalogProfile;

/** The usable events of a source, and how many of its records were not usable and why. */
public final class CatalogRows {
  private final Dataset<Row> rows;
  private final Count count;
  private final ImportCounts importCounts;
  private Tally tally;
  private long countedAfter;
  private long countedUntil;

  /** Reads the source; the times are those of {@link #rejected}. */
  @FunctionalInterface
  interface Count {
    Tally of(long after, long until);
  }

  /**
   * @param rejections the records left out, by reason
   * @param repeated the events that share their id and source with an earlier one
   * @param marks values of usable events that stand for none, to how many have them, by column
   * @param times the rejected records by their times
   */
  record Tally(
      SortedMap<String, Long> rejections,
      long repeated,
      Map<String, Map<Double, Long>> marks,
      RejectedTimes times) {
    static final Tally NONE =
        new Tally(Collections.emptySortedMap(), 0, Map.of(), RejectedTimes.NONE);
  }

  CatalogRows(Dataset<Row> rows, Count count) {
    this(rows, count, null);
  }

  private CatalogRows(Dataset<Row> rows, Count count, ImportCounts importCounts) {
    this.rows = rows;
    this.count = count;
    this.importCounts = importCounts;
  }

  /**
   * The rows of a catalog that an import has checked.
   *
   * @param counts of the import; null where it kept none
   */
  static CatalogRows imported(Dataset<Row> rows, ImportCounts counts) {
    return new CatalogRows(rows, null, counts);
  }

  /** Whether an import has checked the rows, and reported what it left out. */
  public boolean areImported() {
    return count == null;
  }

  /** What the import counted that checked the rows; empty where there was none, or an early one. */
  public Optional<ImportCounts> importCounts() {
    return Optional.ofNullable(importCounts);
  }

  /** The usable events: the catalog's columns, then the source's other columns. */
  public Dataset<Row> rows() {
    return rows;
  }

  /**
   * The records left out, by their times. Reads a raw file once more; {@link #rejections} and
   * {@link #repeated} are then known too, and read nothing.
   *
   * @param after the beginning of the span, exclusive, microseconds since 1970 UTC
   * @param until its end, inclusive
   */
  public RejectedTimes rejected(long after, long until) {
    if (tally == null || after != countedAfter || until != countedUntil) {
      tally = count == null ? Tally.NONE : count.of(after, until);
      countedAfter = after;
      countedUntil = until;
    }
    return tally.times();
  }

  /**
   * The number of records left out, by reason; empty when all are usable. The first call on a raw
   * file reads the source once more.
   */
  public SortedMap<String, Long> rejections() {
    return tally().rejections();
  }

  /**
   * The number of events that repeat the id and source of another one, which an import would leave
   * out; 0 where the source was imported, or has no such columns. Reads the source as {@link
   * #rejections} does.
   */
  public long repeated() {
    return tally().repeated();
  }

  /**
   * Values that seem to stand for none, such as 999 stations, to the number of events that have
   * them, by column; an import would make them null. Reads the source as {@link #rejections} does.
   */
  public Map<String, Map<Double, Long>> marks() {
    return tally().marks();
  }

  /**
   * Describes the usable events, and counts the other records. Takes two passes over the events,
   * whatever the number of columns: one for all that shows in a single event, one for identifiers
   * and epicentres that repeat. A raw file is read once more for its rejected records.
   */
  public CatalogDescription describe() {
    CatalogProfile profile = RowProfiler.profile(rows);
    RepeatedValues repeated = RepeatedValues.of(rows);
    return CatalogDescription.of(profile, repeated.identifiers(), repeated.places(), rejections());
  }

  private Tally tally() {
    if (tally == null) {
      rejected(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    return tally;
  }
}
