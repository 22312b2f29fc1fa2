package org.epicentra.spark.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a source holds: its usable events, and how many records were not usable and why. */
public final class CatalogRows {
  private final Dataset<Row> rows;
  private final Supplier<Tally> count;
  private Tally tally;

  /**
   * @param rejections the records left out, by reason
   * @param repeated the events whose id and source an event before them has
   */
  record Tally(SortedMap<String, Long> rejections, long repeated) {
    static final Tally NONE = new Tally(Collections.emptySortedMap(), 0);
  }

  CatalogRows(Dataset<Row> rows, Supplier<Tally> count) {
    this.rows = rows;
    this.count = count;
  }

  /** The usable events: the catalog's columns, then the source's other columns. */
  public Dataset<Row> rows() {
    return rows;
  }

  /**
   * The number of records left out, by reason; empty when all are usable. The first call on a raw
   * file reads the source once more.
   */
  public SortedMap<String, Long> rejections() {
    return tally().rejections();
  }

  /**
   * The number of events that share their id and source with another, but for one of each: those
   * that an import would leave out. 0 where the source was imported, or has no such columns. Reads
   * as {@link #rejections}.
   */
  public long repeated() {
    return tally().repeated();
  }

  private Tally tally() {
    if (tally == null) {
      tally = count.get();
    }
    return tally;
  }
}
