package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.epicentra.catalog.CatalogColumns;

/**
 * Writes checked events as Parquet: one folder per year, with one file, or for a year of many
 * events one for each of several equal spans of time; all sorted by time, so that a filter on the
 * time skips years, files and row groups.
 *
 * <p>A folder costs as much as hundreds of events. Where years are many and have few events each,
 * as in historical catalogs, all go into one file, with the year as a column of it. Readers see the
 * same columns either way.
 */
public final class CatalogWriter {
  /** The most events in a file. */
  static final long ROWS_PER_FILE = 4_000_000;

  /** A year is cut into one span for each so many events, which one task sorts. */
  static final long ROWS_PER_SPAN = 1_000_000;

  /** Up to so many years each has its folder, however few its events. */
  static final int YEARS_WITH_FOLDERS = 20;

  /** Beyond them years have folders where they have so many events on average. */
  static final long EVENTS_PER_FOLDER = 100;

  private static final String TIMESTAMP_TYPE = "spark.sql.parquet.outputTimestampType";
  private static final long ROW_GROUP_BYTES = 16L << 20;
  private static final double SECONDS_PER_YEAR = 366 * 86_400.0;

  private CatalogWriter() {}

  /**
   * Events that were checked.
   *
   * @param rows the columns of {@link CatalogColumns} with values in their ranges, and any others
   * @param years how many there are of each year
   * @param byYear whether all of a year are in one partition
   */
  public record Events(Dataset<Row> rows, Map<Integer, Long> years, boolean byYear) {
    /** The map is copied. */
    public Events {
      years = Map.copyOf(years);
    }
  }

  /**
   * @param counts of the import, kept with the schema for those who describe the catalog
   * @param target a folder that does not exist yet
   */
  public static void write(Events events, ImportCounts counts, Path target) {
    Dataset<Row> counted = CatalogMark.putCounts(events.rows(), counts);
    Events all = new Events(counted, events.years(), events.byYear());
    write(all, target, ROWS_PER_SPAN, ROW_GROUP_BYTES);
  }

  static void write(Events events, Path target, long rowsPerSpan, long rowGroupBytes) {
    long all = events.years().values().stream().mapToLong(Long::longValue).sum();
    boolean folders = haveFolders(events.years().size(), all);
    Dataset<Row> sorted =
        (folders ? byFile(events, rowsPerSpan) : withYear(events.rows()).repartition(1))
            .sortWithinPartitions(CatalogColumns.YEAR, CatalogColumns.TIME, CatalogColumns.ID);
    save(sorted, target, folders, rowGroupBytes);
  }

  /** All events of a file in one partition, with their year. */
  private static Dataset<Row> byFile(Events events, long rowsPerSpan) {
    Dataset<Row> dated = withYear(events.rows());
    Map<Integer, Long> divided = divided(events.years(), rowsPerSpan);
    return events.byYear() && divided.isEmpty()
        ? dated
        : dated.repartition(col(CatalogColumns.YEAR), span(divided));
  }

  private static boolean haveFolders(long years, long events) {
    return years <= YEARS_WITH_FOLDERS || events >= EVENTS_PER_FOLDER * years;
  }

  /** The years with so many events that they are written in several spans, and their number. */
  private static Map<Integer, Long> divided(Map<Integer, Long> years, long rowsPerSpan) {
    Map<Integer, Long> spans = new TreeMap<>();
    years.forEach(
        (year, rows) -> {
          if (rows / rowsPerSpan > 1) {
            spans.put(year, rows / rowsPerSpan);
          }
        });
    return spans;
  }

  /** The number of the span within its year: 0 but in years that are divided. */
  private static Column span(Map<Integer, Long> divided) {
    Column span = lit(0L);
    for (Map.Entry<Integer, Long> entry : divided.entrySet()) {
      int year = entry.getKey();
      Column second =
          unix_seconds(col(CatalogColumns.TIME))
              .minus(Year.of(year).atDay(1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC));
      Column within = floor(second.multiply(entry.getValue()).divide(SECONDS_PER_YEAR));
      span = when(col(CatalogColumns.YEAR).equalTo(year), within).otherwise(span);
    }
    return span;
  }

  /**
   * Writes events that are already in order of time, across partitions too: nothing is shuffled.
   *
   * @param events the columns of {@link CatalogColumns} with values in their ranges, and any others
   * @param target a folder that does not exist yet
   * @param years how many years they cover
   * @param rows how many they are
   */
  public static void writeInOrder(Dataset<Row> events, Path target, long years, long rows) {
    save(withYear(events), target, haveFolders(years, rows), ROW_GROUP_BYTES);
  }

  private static Dataset<Row> withYear(Dataset<Row> events) {
    return CatalogMark.put(events).withColumn(CatalogColumns.YEAR, year(col(CatalogColumns.TIME)));
  }

  private static void save(Dataset<Row> events, Path target, boolean folders, long rowGroupBytes) {
    // Spark's default, INT96, stores no minimum and maximum by which row groups can be skipped.
    events.sparkSession().conf().set(TIMESTAMP_TYPE, "TIMESTAMP_MICROS");
    events
        .write()
        .mode(SaveMode.ErrorIfExists)
        .option("maxRecordsPerFile", ROWS_PER_FILE)
        .option("parquet.block.size", rowGroupBytes)
        .partitionBy(folders ? new String[] {CatalogColumns.YEAR} : new String[0])
        .parquet(target.toString());
  }
}
