package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.catalog.source.records.ReadCounts;

/**
 * A source in which the {@link Fate} of each record is decided: kept, rejected, a duplicate, or of
 * an event type that was not asked for. Read once and held on the executors until closed.
 *
 * <p>Of the records with the same identifier and source the one with the latest {@code updated} is
 * kept; among equals the one that comes last, by the file's path and then the place in it.
 */
public final class CatalogImport implements AutoCloseable {
  /** The column that names the {@link Fate} of a record. */
  static final String FATE = "__fate";

  private static final long BYTES_PER_PARTITION = 4L << 20;
  private static final long MAX_PARTITIONS = 10_000;

  private static final String KEY = "__key";
  private static final String HASH = "__hash";
  private static final String RANK = "__rank";
  private static final String WINNER = "__winner";
  private static final String WINNER_UPDATED = "__winner_updated";

  private final List<SourceTable> tables;
  private final CheckedRecords records;
  private final Dataset<Row> fated;

  private CatalogImport(List<SourceTable> tables, CheckedRecords records, Dataset<Row> fated) {
    this.tables = tables;
    this.records = records;
    this.fated = fated;
  }

  /**
   * @param eventTypes the event types to keep, in any spelling; see {@link EventTypeFilter}
   */
  public static CatalogImport open(
      SparkSession spark, CatalogSource source, List<String> eventTypes) {
    List<SourceTable> tables = new SourceTables(spark).open(source);
    CheckedRecords records = CatalogReader.check(spark, tables, source.columns());
    Column kept = new EventTypeFilter(eventTypes).keeps(col(CatalogColumns.EVENT_TYPE));
    Dataset<Row> fated = fates(records, kept, partitions(spark, tables));
    return new CatalogImport(tables, records, fated.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Enough tasks for the cores and for the data, and few more: most catalogs are small. */
  private static int partitions(SparkSession spark, List<SourceTable> tables) {
    int cores = spark.sparkContext().defaultParallelism();
    if (tables.stream().anyMatch(table -> table.bytes() < 0)) {
      return Math.max(cores, Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions")));
    }
    long bytes = tables.stream().mapToLong(SourceTable::bytes).sum();
    return (int) Math.max(cores, Math.min(MAX_PARTITIONS, bytes / BYTES_PER_PARTITION));
  }

  private static Dataset<Row> fates(CheckedRecords records, Column ofKeptType, int partitions) {
    Column usable = col(CheckedRecords.REASON).isNull();
    // Rejected records are not duplicates of each other: each gets a key of its own.
    Column own =
        concat(
            lit("\u0000"),
            col(CheckedRecords.FILE),
            lit(":"),
            coalesce(col(CheckedRecords.POSITION), lit(-1)));
    Column hash = xxhash64(records.eventColumns());
    WindowSpec sameEvent =
        Window.partitionBy(col(KEY), col(CatalogColumns.SOURCE))
            .orderBy(
                col(CatalogColumns.UPDATED).desc_nulls_last(),
                col(CheckedRecords.FILE).desc(),
                col(CheckedRecords.POSITION).desc_nulls_last(),
                col(HASH));
    Column idDerived = col(CheckedRecords.NOTES).bitwiseAND(EventNote.ID_DERIVED.bit()).notEqual(0);
    Column sameUpdate = col(CatalogColumns.UPDATED).eqNullSafe(col(WINNER_UPDATED));
    Column fate =
        when(usable.equalTo(false), Fate.REJECTED.literal())
            .when(
                col(RANK).gt(1).and(col(HASH).equalTo(col(WINNER))), Fate.EXACT_DUPLICATE.literal())
            .when(col(RANK).gt(1).and(idDerived), Fate.SAME_EVENT.literal())
            .when(col(RANK).gt(1).and(sameUpdate), Fate.EARLIER_DUPLICATE.literal())
            .when(col(RANK).gt(1), Fate.OLDER_DUPLICATE.literal())
            .when(ofKeptType, Fate.KEPT.literal())
            .otherwise(Fate.OTHER_TYPE.literal());
    return records
        .rows()
        .withColumn(KEY, when(usable, col(CatalogColumns.ID)).otherwise(own))
        .withColumn(HASH, hash)
        .repartition(partitions, col(KEY), col(CatalogColumns.SOURCE))
        .withColumn(RANK, row_number().over(sameEvent))
        .withColumn(WINNER, first(HASH).over(sameEvent))
        .withColumn(WINNER_UPDATED, first(CatalogColumns.UPDATED).over(sameEvent))
        .withColumn(FATE, fate)
        .drop(KEY, HASH, RANK, WINNER, WINNER_UPDATED);
  }

  /** The events to keep: the catalog's columns, then further ones of the source. */
  public Dataset<Row> events() {
    return fated.where(col(FATE).equalTo(Fate.KEPT.literal())).select(records.eventColumns());
  }

  /**
   * The rejected records in the sources' order: file, position, line (or fields), reason, value.
   */
  public Dataset<Row> rejects() {
    return fated
        .where(col(FATE).equalTo(Fate.REJECTED.literal()))
        .select(
            col(CheckedRecords.FILE).as("file"),
            col(CheckedRecords.POSITION).as("position"),
            col(CheckedRecords.LINE).as("line"),
            col(CheckedRecords.REASON).as("reason"),
            col(CheckedRecords.VALUE).as("value"))
        .repartition(1)
        .sortWithinPartitions("file", "position");
  }

  /** What became of all records, counted. */
  public ImportCounts counts() {
    return ImportCounts.of(fated);
  }

  /**
   * The lines of the source's files, and the records cut from them; to be called after {@link
   * #counts}, which reads them all. Tables that Spark reads by itself have none.
   *
   * @throws IllegalStateException when a record of the files did not get one fate: a bug
   */
  public ReadCounts lines() {
    ReadCounts read =
        tables.stream()
            .map(table -> table.counter().value())
            .reduce(ReadCounts.NONE, ReadCounts::plus);
    long located = fated.where(col(CheckedRecords.POSITION).isNotNull()).count();
    if (located != read.records()) {
      throw new IllegalStateException(
          located + " records of the files were decided on, of " + read.records() + " read");
    }
    return read;
  }

  /** Columns of the source that are kept under another name: as written, to as stored. */
  public Map<String, String> renamed() {
    return records.renamed();
  }

  /** Frees what the executors hold. */
  @Override
  public void close() {
    fated.unpersist();
  }
}
