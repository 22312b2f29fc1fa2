package org.epicentra.job.catalog;

import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.job.Caller;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.storage.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a catalog for the mixture's commands. */
public final class EventInput {
  private static final Logger LOG = LoggerFactory.getLogger(EventInput.class);

  /** What one task reads in about ten seconds, compressed, bytes. */
  private static final long NOTICEABLE = 4L << 20;

  private EventInput() {}

  /**
   * The usable rows; the number of the others is logged. Without a projection none of the catalog's
   * columns is needed, so any table will do.
   */
  public static Dataset<Row> open(
      SparkSession spark, CatalogSource source, SelectionOptions selection) {
    CatalogRows catalog = find(spark, source, selection);
    report(spark, source, catalog);
    return catalog.rows();
  }

  /** The same before any row is read: files, format and columns are known. */
  public static CatalogRows find(
      SparkSession spark, CatalogSource source, SelectionOptions selection) {
    return selection.takesCoordinates()
        ? CatalogReader.openTable(spark, source)
        : CatalogReader.open(spark, source);
  }

  /** Logs how many rows are not usable, with remedies. */
  public static void report(SparkSession spark, CatalogSource source, CatalogRows catalog) {
    SortedMap<String, Long> rejections = catalog.rejections();
    if (!rejections.isEmpty()) {
      LOG.warn("records left out of {}, by reason: {}", source.paths(), rejections);
      LOG.warn(
          "catalog import reports which options would read them, and {} keeps them",
          Caller.spelled(Setting.named("rejects")));
    }
    if (catalog.repeated() > 0) {
      LOG.warn(
          "{} records of {} repeat the id and source of another and count once more; catalog import"
              + " leaves out those that are of the same event",
          catalog.repeated(),
          source.paths());
    }
    catalog
        .marks()
        .forEach(
            (column, marks) ->
                marks.forEach(
                    (mark, events) ->
                        LOG.warn(
                            "{} events of {} have the {} {}, which seems to stand for none and is"
                                + " taken as it is; catalog import makes it empty",
                            events,
                            source.paths(),
                            column,
                            NumberText.plain(mark))));
    adviseImport(spark, catalog.rows(), source);
  }

  /** A compressed file or a document is read by one task, from its start to its end. */
  private static void adviseImport(SparkSession spark, Dataset<Row> rows, CatalogSource source) {
    SourceFiles files = new SourceFiles(spark.sparkContext().hadoopConfiguration());
    long bytes = files.bytes(source.paths());
    if (bytes >= NOTICEABLE
        && spark.sparkContext().defaultParallelism() > 1
        && rows.rdd().getNumPartitions() == 1) {
      LOG.warn(
          "{} ({} MB) is read by one task, the other cores wait; to read it with all of them, run"
              + " catalog import first",
          source.paths(),
          bytes >> 20);
    }
  }
}
