package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.year;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.epicentra.catalog.CatalogColumns;

/**
 * Writes checked events as catalog Parquet: a folder for each year, in it one file for up to {@link
 * #ROWS_PER_FILE} events, sorted by time, so that a filter on the time skips years, files and row
 * groups.
 */
public final class CatalogWriter {
  /** A year with more events than this gets several files. */
  static final long ROWS_PER_FILE = 4_000_000;

  private static final String TIMESTAMP_TYPE = "spark.sql.parquet.outputTimestampType";
  private static final long ROW_GROUP_BYTES = 16L << 20;

  private CatalogWriter() {}

  /**
   * @param events the columns of {@link CatalogColumns} with values in their ranges, and any others
   * @param target a folder that does not exist yet
   */
  public static void write(Dataset<Row> events, Path target) {
    write(events, target, ROW_GROUP_BYTES);
  }

  static void write(Dataset<Row> events, Path target, long rowGroupBytes) {
    Dataset<Row> sorted =
        withYear(events)
            .repartition(col(CatalogColumns.YEAR))
            .sortWithinPartitions(CatalogColumns.YEAR, CatalogColumns.TIME, CatalogColumns.ID);
    save(sorted, target, rowGroupBytes);
  }

  /**
   * Writes events that are in the order of time already, across partitions too: nothing is
   * shuffled.
   *
   * @param events as for {@link #write(Dataset, Path)}
   * @param target a folder that does not exist yet
   */
  public static void writeInOrder(Dataset<Row> events, Path target) {
    save(withYear(events), target, ROW_GROUP_BYTES);
  }

  private static Dataset<Row> withYear(Dataset<Row> events) {
    return CatalogMark.put(events).withColumn(CatalogColumns.YEAR, year(col(CatalogColumns.TIME)));
  }

  private static void save(Dataset<Row> events, Path target, long rowGroupBytes) {
    // Spark's default, INT96, has no minimum and maximum by which row groups could be skipped.
    events.sparkSession().conf().set(TIMESTAMP_TYPE, "TIMESTAMP_MICROS");
    events
        .write()
        .mode(SaveMode.ErrorIfExists)
        .option("maxRecordsPerFile", ROWS_PER_FILE)
        .option("parquet.block.size", rowGroupBytes)
        .partitionBy(CatalogColumns.YEAR)
        .parquet(target.toString());
  }
}
