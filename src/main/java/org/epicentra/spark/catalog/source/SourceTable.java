package org.epicentra.spark.catalog.source;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A source's rows as they are, before any column gets a meaning.
 *
 * @param format what is known of its columns
 * @param rows its columns, then {@link RawRecord#ORIGIN}
 * @param written the names that the source itself gives to its columns, in their order
 * @param bytes the size of its files, or -1 where it is not known
 */
public record SourceTable(
    CatalogFormat format, Dataset<Row> rows, List<String> written, long bytes) {

  /** Whether its records are lines of text, which are kept when they are rejected. */
  public boolean isLines() {
    return switch (format) {
      case PARQUET, QUAKEML, COMCAT_GEOJSON -> false;
      default -> true;
    };
  }

  /** The source's own columns. */
  public List<String> header() {
    String[] all = rows.columns();
    return Arrays.asList(all).subList(0, all.length - RawRecord.ORIGIN.size());
  }
}
