package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.SameEvents;
import org.epicentra.spark.catalog.RecordFates.Fate;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.catalog.source.records.ReadCounts;

/**
 * A source in which the {@link Fate} of each record is decided: kept, rejected, a duplicate, or of
 * an event type that was not asked for. Read once, when it is opened.
 *
 * <p>An event is known by its identifier, source, time and place, as {@link SameEvents} has it. Of
 * its records the one with the latest {@code updated} is kept; among equals the one that comes
 * last, by the file's path and then the place in it.
 */
public final class CatalogImport implements AutoCloseable {
  private static final int EXAMPLES = 3;

  private final SparkSession spark;
  private final CatalogSource source;
  private final List<SourceTable> tables;
  private final CheckedRecords records;
  private final RecordFates fates;
  private final Dataset<Row> fated;
  private FateCounts groups;
  private ValueCensus census;
  private ImportCounts counts;

  private CatalogImport(
      SparkSession spark,
      CatalogSource source,
      List<SourceTable> tables,
      CheckedRecords records,
      RecordFates fates) {
    this.spark = spark;
    this.source = source;
    this.tables = tables;
    this.records = records;
    this.fates = fates;
    this.fated = fates.rows();
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
    RecordFates fates = new RecordFates(spark, tables, records, kept);
    return new CatalogImport(spark, source, tables, records, fates);
  }

  /** The events to keep: the catalog's columns, then further ones of the source. */
  public CatalogWriter.Events events() {
    Dataset<Row> rows = census().withoutMarks(kept().select(records.eventColumns()));
    return new CatalogWriter.Events(rows, groups().years(), fates.areByYear());
  }

  /**
   * The rejected records in the sources' order: file, position, line (or fields), reason, value.
   */
  public Dataset<Row> rejects() {
    return fated
        .where(col(RecordFates.FATE).equalTo(Fate.REJECTED.literal()))
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
    return fated.where(col(RecordFates.FATE).equalTo(Fate.KEPT.literal()));
  }

  private FateCounts groups() {
    if (groups == null) {
      groups = FateCounts.of(fated);
    }
    return groups;
  }

  private ValueCensus census() {
    if (census == null) {
      census = groups().census();
    }
    return census;
  }

  /** What became of all records, counted. */
  public ImportCounts counts() {
    if (counts == null) {
      counts = ImportCounts.of(groups(), census());
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
    Column rejected = count_if(col(RecordFates.FATE).equalTo(Fate.REJECTED.literal()));
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
        .where(RecordFates.SHARED)
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
    long located = groups().located();
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
    fates.close();
  }
}
