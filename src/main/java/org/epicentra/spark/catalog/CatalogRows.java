package org.epicentra.spark.catalog;

import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a source holds: its usable events, and how many records were not usable and why. */
public final class CatalogRows {
  private final Dataset<Row> rows;
  private final Supplier<SortedMap<String, Long>> rejections;

  CatalogRows(Dataset<Row> rows, Supplier<SortedMap<String, Long>> rejections) {
    this.rows = rows;
    this.rejections = rejections;
  }

  /** The usable events: the catalog's columns, then the source's other columns. */
  public Dataset<Row> rows() {
    return rows;
  }

  /**
   * The number of records left out, by reason; empty when all are usable. Each call on a raw file
   * reads the source once more.
   */
  public SortedMap<String, Long> rejections() {
    return rejections.get();
  }
}
