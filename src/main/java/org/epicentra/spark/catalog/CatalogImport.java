package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.SameEvents;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.catalog.source.records.ReadCounts;

/**
 * A source in which the {@link Fate} of each record is decided: kept, rejected, a duplicate, or of
 * an event type that was not asked for. Read once and held on the executors until closed.
 *
 * <p>An event is known by its identifier, source, time and place, as {@link SameEvents} has it. Of
 * its records the one with the latest {@code updated} is kept; among equals the one that comes
 * last, by the file's path and then the place in it.
 */
public final class CatalogImport implements AutoCloseable {
  /** The column that names the {@link Fate} of a record. */
  static final String FATE = "__fate";

  private static final long BYTES_PER_PARTITION = 4L << 20;
  private static final long MAX_PARTITIONS = 10_000;

  /** Whether events at other times or places have the record's identifier and source. */
  static final String SHARED = "__shared";

  private static final String KEY = "__key";
  private static final String EVENT = "__event";
  private static final String HASH = "__hash";
  private static final String RANK = "__rank";
  private static final String WINNER = "__winner";
  private static final String WINNER_UPDATED = "__winner_updated";

  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final CatalogSource source;
  private final List<SourceTable> tables;
  private final CheckedRecords records;
  private final Dataset<Row> fated;
  private ValueCensus census;
  private ImportCounts counts;

  private CatalogImport(
      SparkSession spark,
      CatalogSource source,
      List<SourceTable> tables,
      CheckedRecords records,
      Dataset<Row> fated) {
    this.spark = spark;
    this.source = source;
    this.tables = tables;
    this.records = records;
    this.fated = fated;
  }

  /**
   * What the counts do not show.
   *
   * @param lostFiles files most of whose records are rejected, with how many of how many
   * @param depths events that the source gives a depth, marks for none aside
   * @param depthsTooGreat those that are none because they are above 800 km
   * @param negativeDepths those above sea level
   * @param sharedIds events whose identifier and source an event at another time or place has
   * @param sharedExamples some of them
   */
  public record Findings(
      Map<String, String> lostFiles,
      long depths,
      long depthsTooGreat,
      long negativeDepths,
      long sharedIds,
      List<String> sharedExamples) {}

  /**
   * @param eventTypes the event types to keep, in any spelling; see {@link EventTypeFilter}
   */
  public static CatalogImport open(
      SparkSession spark, CatalogSource source, List<String> eventTypes) {
    List<SourceTable> tables = new SourceTables(spark).open(source);
    CheckedRecords records = CatalogReader.check(spark, tables, source.columns());
    Column kept = new EventTypeFilter(eventTypes).keeps(col(CatalogColumns.EVENT_TYPE));
    Dataset<Row> fated = fates(records, kept, partitions(spark, tables));
    return new CatalogImport(
        spark, source, tables, records, fated.persist(StorageLevel.MEMORY_AND_DISK()));
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
    WindowSpec sameEvent =
        Window.partitionBy(col(KEY), col(CatalogColumns.SOURCE), col(EVENT))
            .orderBy(
                col(CatalogColumns.UPDATED).desc_nulls_last(),
                col(CheckedRecords.FILE).desc(),
                col(CheckedRecords.POSITION).desc_nulls_last(),
                col(HASH));
    Column idDerived = col(CheckedRecords.NOTES).bitwiseAND(EventNote.ID_DERIVED.bit()).notEqual(0);
    Column sameUpdate = col(CatalogColumns.UPDATED).eqNullSafe(col(WINNER_UPDATED));
    Column fate =
        when(col(CheckedRecords.REASON).isNotNull(), Fate.REJECTED.literal())
            .when(
                col(RANK).gt(1).and(col(HASH).equalTo(col(WINNER))), Fate.EXACT_DUPLICATE.literal())
            .when(col(RANK).gt(1).and(idDerived), Fate.SAME_EVENT.literal())
            .when(col(RANK).gt(1).and(sameUpdate), Fate.EARLIER_DUPLICATE.literal())
            .when(col(RANK).gt(1), Fate.OLDER_DUPLICATE.literal())
            .when(ofKeptType, Fate.KEPT.literal())
            .otherwise(Fate.OTHER_TYPE.literal());
    return numbered(records, partitions)
        .withColumn(RANK, row_number().over(sameEvent))
        .withColumn(WINNER, first(HASH).over(sameEvent))
        .withColumn(WINNER_UPDATED, first(CatalogColumns.UPDATED).over(sameEvent))
        .withColumn(FATE, fate)
        .drop(KEY, HASH, EVENT, RANK, WINNER, WINNER_UPDATED);
  }

  /** The records with the number of their event among those of the same identifier and source. */
  private static Dataset<Row> numbered(CheckedRecords records, int partitions) {
    Column usable = col(CheckedRecords.REASON).isNull();
    // Rejected records are not duplicates of each other: each gets a key of its own.
    Column own =
        concat(
            lit("\u0000"),
            col(CheckedRecords.FILE),
            lit(":"),
            coalesce(col(CheckedRecords.POSITION), monotonically_increasing_id()));
    Column hash = xxhash64(records.eventColumns());
    WindowSpec inOrder =
        Window.partitionBy(col(KEY), col(CatalogColumns.SOURCE))
            .orderBy(
                col(CatalogColumns.TIME),
                col(CheckedRecords.FILE),
                col(CheckedRecords.POSITION),
                col(HASH));
    return records
        .rows()
        .withColumn(KEY, when(usable, col(CatalogColumns.ID)).otherwise(own))
        .withColumn(HASH, hash)
        .repartition(partitions, col(KEY), col(CatalogColumns.SOURCE))
        .withColumn(EVENT, eventNumber().over(inOrder.rowsBetween(Window.unboundedPreceding(), 0)))
        .withColumn(
            SHARED,
            max(EVENT)
                .over(inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()))
                .gt(0));
  }

  private static Column eventNumber() {
    return EventNumbers.of(
        coalesce(unix_micros(col(CatalogColumns.TIME)), lit(0L)),
        coalesce(col(CatalogColumns.LATITUDE), lit(0.0)),
        coalesce(col(CatalogColumns.LONGITUDE), lit(0.0)),
        coalesce(unix_micros(col(CatalogColumns.UPDATED)), lit(SameEvents.NO_UPDATE)));
  }

  /** The events to keep: the catalog's columns, then further ones of the source. */
  public Dataset<Row> events() {
    return census().withoutMarks(kept().select(records.eventColumns()));
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
        .sortWithinPartitions("file", "position", "line");
  }

  private Dataset<Row> kept() {
    return fated.where(col(FATE).equalTo(Fate.KEPT.literal()));
  }

  private ValueCensus census() {
    if (census == null) {
      census = ValueCensus.of(fated);
    }
    return census;
  }

  /** What became of all records, counted. */
  public ImportCounts counts() {
    if (counts == null) {
      counts = ImportCounts.of(fated, census());
    }
    return counts;
  }

  /** What else should be known of the events that are kept. */
  public Findings findings() {
    return new Findings(
        lostFiles(),
        census().depths(),
        census().tooGreat(),
        census().negative(),
        census().shared(),
        census().shared() == 0 ? List.of() : sharedExamples());
  }

  private Map<String, String> lostFiles() {
    Map<String, String> lost = new TreeMap<>();
    if (counts().rejected().isEmpty()) {
      return lost;
    }
    Column rejected = count_if(col(FATE).equalTo(Fate.REJECTED.literal()));
    List<Row> files =
        fated.groupBy(CheckedRecords.FILE).agg(rejected, count(lit(1))).collectAsList();
    for (Row file : files) {
      if (files.size() > 1 && 2 * file.getLong(1) > file.getLong(2)) {
        lost.put(file.getString(0), file.getLong(1) + " of " + file.getLong(2));
      }
    }
    return lost;
  }

  private List<String> sharedExamples() {
    Column where =
        struct(
            col(CatalogColumns.TIME).cast("string"),
            col(CatalogColumns.LATITUDE),
            col(CatalogColumns.LONGITUDE));
    return kept()
        .where(SHARED)
        .groupBy(CatalogColumns.ID, CatalogColumns.SOURCE)
        .agg(min(where), max(where))
        .orderBy(CatalogColumns.ID, CatalogColumns.SOURCE)
        .limit(EXAMPLES)
        .collectAsList()
        .stream()
        .map(row -> row.get(0) + " at " + apart(row.getStruct(2), row.getStruct(3)))
        .toList();
  }

  /** Two times and places; a time that is both is given once. */
  private static String apart(Row one, Row other) {
    String time = one.get(0).equals(other.get(0)) ? "" : other.get(0) + " ";
    return "%s (%s, %s) and %s(%s, %s)"
        .formatted(one.get(0), one.get(1), one.get(2), time, other.get(1), other.get(2));
  }

  /** Options that read what is rejected now: each was tried on all records. */
  public List<String> hints() {
    RejectedValues rejected = RejectedValues.of(fated);
    return new RemedySearch(spark, source, tables, rejected, census()).hints();
  }

  /**
   * The lines of the source's files, and the records cut from them; to be called after {@link
   * #counts}, which reads them all. Tables that Spark reads by itself have none.
   *
   * @throws BadInputException when not each record got one fate: a file was written to meanwhile
   */
  public ReadCounts lines() {
    ReadCounts read =
        tables.stream()
            .map(table -> table.counter().value())
            .reduce(ReadCounts.NONE, ReadCounts::plus);
    long located = fated.where(col(CheckedRecords.POSITION).isNotNull()).count();
    if (located != read.records()) {
      throw new BadInputException(
          "%s changed while it was read: %d of its records were looked at, and %d found in its files. Import it again when nothing writes to it"
              .formatted(String.join(", ", source.paths()), located, read.records()));
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
