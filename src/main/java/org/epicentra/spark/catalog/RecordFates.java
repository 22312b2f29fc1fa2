package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.SameEvents;
import org.epicentra.spark.ShuffledOnce;
import org.epicentra.spark.catalog.source.SourceTable;
import scala.Tuple4;

/**
 * Decides the {@link Fate} of each record. The source is read once, into Spark's shuffle files.
 *
 * <p>Most identifiers are of one record, whose fate shows by itself. The records of the others are
 * brought together, and their events told apart.
 */
final class RecordFates implements AutoCloseable {
  /** What becomes of a record on import. */
  enum Fate {
    KEPT("kept"),
    REJECTED("rejected"),
    EXACT_DUPLICATE("exact duplicate"),
    OLDER_DUPLICATE("duplicate id, older update"),
    EARLIER_DUPLICATE("duplicate id, earlier in the files"),
    SAME_EVENT("no id, and the same event values"),
    OTHER_TYPE("other event type");

    private final String label;

    Fate(String label) {
      this.label = label;
    }

    /** For a table of counts. */
    String label() {
      return label;
    }

    /** This fate as a value of a column, which {@link #valueOf(String)} reads. */
    Column literal() {
      return lit(name());
    }
  }

  /** The column that names the {@link Fate} of a record. */
  static final String FATE = "__fate";

  /** Whether events at other times or places have the record's identifier and source. */
  static final String SHARED = "__shared";

  /** Files of so many bytes together are kept by year, the larger ones evenly. */
  private static final long BYTES_BY_YEAR = 64L << 20;

  private static final long BYTES_PER_PARTITION = 4L << 20;
  private static final long MAX_PARTITIONS = 10_000;

  private static final String IDENTITY = "__identity";
  private static final String RECORDS = "__records";
  private static final String EVENT = "__event";
  private static final String HASH = "__hash";
  private static final String RANK = "__rank";
  private static final String WINNER = "__winner";
  private static final String WINNER_UPDATED = "__winner_updated";

  private final CheckedRecords records;
  private final Column ofKeptType;
  private final int partitions;
  private final List<Dataset<Row>> held = new ArrayList<>();
  private final Dataset<Row> rows;
  private final boolean byYear;

  /**
   * Reads the source.
   *
   * @param records of the tables
   * @param ofKeptType whether an event is of a type that was asked for
   */
  RecordFates(
      SparkSession spark, List<SourceTable> tables, CheckedRecords records, Column ofKeptType) {
    this.records = records;
    this.ofKeptType = ofKeptType;
    this.partitions = partitions(spark, tables);
    boolean few = bytes(tables) >= 0 && bytes(tables) <= BYTES_BY_YEAR;
    Dataset<Row> read = ShuffledOnce.of(few ? byYear(identified()) : evenly(identified()));
    Dataset<Row> repeated = repeated(read);
    boolean unique = repeated.isEmpty();
    byYear = few && unique;
    rows = unique ? alone(read) : compared(read, held(repeated));
  }

  private Dataset<Row> held(Dataset<Row> table) {
    held.add(table.persist(StorageLevel.MEMORY_AND_DISK()));
    return table;
  }

  /** The identities of more than one record. */
  private Dataset<Row> repeated(Dataset<Row> read) {
    return read.where(col(IDENTITY).isNotNull())
        .select(IDENTITY)
        .repartition(partitions, col(IDENTITY))
        .groupBy(IDENTITY)
        .agg(count(lit(1)).as(RECORDS))
        .where(col(RECORDS).gt(1))
        .select(IDENTITY);
  }

  private Dataset<Row> compared(Dataset<Row> read, Dataset<Row> repeated) {
    String[] identity = {IDENTITY};
    Dataset<Row> contested = contested(read.join(repeated, identity, "left_semi"));
    return alone(read.join(repeated, identity, "left_anti")).unionByName(held(contested));
  }

  /** All records, with {@link #FATE} and {@link #SHARED}. */
  Dataset<Row> rows() {
    return rows;
  }

  /** Whether all records of a year are in one partition. */
  boolean areByYear() {
    return byYear;
  }

  /** Frees what the executors hold. */
  @Override
  public void close() {
    held.forEach(Dataset::unpersist);
  }

  /** Enough tasks for the cores and for the data, and few more: most catalogs are small. */
  private static int partitions(SparkSession spark, List<SourceTable> tables) {
    int cores = spark.sparkContext().defaultParallelism();
    if (bytes(tables) < 0) {
      return Math.max(cores, Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions")));
    }
    long enough = Math.min(MAX_PARTITIONS, bytes(tables) / BYTES_PER_PARTITION);
    return (int) Math.max(cores, enough);
  }

  /** The size of the files; negative where it is not known of all. */
  private static long bytes(List<SourceTable> tables) {
    return tables.stream().anyMatch(table -> table.bytes() < 0)
        ? -1
        : tables.stream().mapToLong(SourceTable::bytes).sum();
  }

  /**
   * With a number that records of one identifier and source share; null where they are rejected.
   */
  private Dataset<Row> identified() {
    Column identity = xxhash64(col(CatalogColumns.ID), col(CatalogColumns.SOURCE));
    return records.rows().withColumn(IDENTITY, when(usable(), identity));
  }

  private static Column usable() {
    return col(CheckedRecords.REASON).isNull();
  }

  private static Dataset<Row> byYear(Dataset<Row> rows) {
    return rows.repartition(year(col(CatalogColumns.TIME)));
  }

  private Dataset<Row> evenly(Dataset<Row> rows) {
    return rows.repartition(
        partitions,
        col(IDENTITY),
        col(CheckedRecords.POSITION),
        col(CatalogColumns.TIME),
        col(CheckedRecords.LINE)); // of rejected records, which may have none of the others
  }

  private Column ofItself() {
    return when(usable().equalTo(false), Fate.REJECTED.literal())
        .when(ofKeptType, Fate.KEPT.literal())
        .otherwise(Fate.OTHER_TYPE.literal());
  }

  /** Records that share their identifier and source with no other one. */
  private Dataset<Row> alone(Dataset<Row> rows) {
    return rows.withColumn(SHARED, lit(false)).withColumn(FATE, ofItself()).drop(IDENTITY);
  }

  /** Records that may not be alone: of those of one event the latest wins. */
  private Dataset<Row> contested(Dataset<Row> rows) {
    WindowSpec sameEvent =
        Window.partitionBy(col(CatalogColumns.ID), col(CatalogColumns.SOURCE), col(EVENT))
            .orderBy(
                col(CatalogColumns.UPDATED).desc_nulls_last(),
                col(CheckedRecords.FILE).desc(),
                col(CheckedRecords.POSITION).desc_nulls_last(),
                col(HASH));
    Column idDerived = col(CheckedRecords.NOTES).bitwiseAND(EventNote.ID_DERIVED.bit()).notEqual(0);
    Column sameUpdate = col(CatalogColumns.UPDATED).eqNullSafe(col(WINNER_UPDATED));
    Column loses = col(RANK).gt(1);
    Column fate =
        when(loses.and(col(HASH).equalTo(col(WINNER))), Fate.EXACT_DUPLICATE.literal())
            .when(loses.and(idDerived), Fate.SAME_EVENT.literal())
            .when(loses.and(sameUpdate), Fate.EARLIER_DUPLICATE.literal())
            .when(loses, Fate.OLDER_DUPLICATE.literal())
            .otherwise(ofItself());
    return numbered(rows)
        .withColumn(RANK, row_number().over(sameEvent))
        .withColumn(WINNER, first(HASH).over(sameEvent))
        .withColumn(WINNER_UPDATED, first(CatalogColumns.UPDATED).over(sameEvent))
        .withColumn(FATE, fate)
        .drop(IDENTITY, HASH, EVENT, RANK, WINNER, WINNER_UPDATED);
  }

  /** The records with the number of their event among those of the same identifier and source. */
  private Dataset<Row> numbered(Dataset<Row> rows) {
    WindowSpec inOrder =
        Window.partitionBy(col(CatalogColumns.ID), col(CatalogColumns.SOURCE))
            .orderBy(
                col(CatalogColumns.TIME),
                col(CheckedRecords.FILE),
                col(CheckedRecords.POSITION),
                col(HASH));
    Column last =
        max(EVENT)
            .over(inOrder.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
    return rows.withColumn(HASH, xxhash64(records.eventColumns()))
        .repartition(partitions, col(CatalogColumns.ID), col(CatalogColumns.SOURCE))
        .withColumn(EVENT, eventNumber().over(inOrder.rowsBetween(Window.unboundedPreceding(), 0)))
        .withColumn(SHARED, last.gt(0));
  }

  private static Column eventNumber() {
    return EventNumbers.of(
        coalesce(unix_micros(col(CatalogColumns.TIME)), lit(0L)),
        coalesce(col(CatalogColumns.LATITUDE), lit(0.0)),
        coalesce(col(CatalogColumns.LONGITUDE), lit(0.0)),
        coalesce(unix_micros(col(CatalogColumns.UPDATED)), lit(SameEvents.NO_UPDATE)));
  }

  /**
   * {@link SameEvents} as a function over a window in order of time: the number of a record's event
   * among those of its identifier.
   */
  private static final class EventNumbers
      extends Aggregator<Tuple4<Long, Double, Double, Long>, SameEvents, Integer> {
    private static final long serialVersionUID = 1L;

    /**
     * The function, of microseconds, degrees and microseconds; to be used over rows up to the
     * current one.
     */
    static Column of(Column micros, Column latitude, Column longitude, Column update) {
      Encoder<Tuple4<Long, Double, Double, Long>> input =
          Encoders.tuple(Encoders.LONG(), Encoders.DOUBLE(), Encoders.DOUBLE(), Encoders.LONG());
      return functions.udaf(new EventNumbers(), input).apply(micros, latitude, longitude, update);
    }

    @Override
    public SameEvents zero() {
      return new SameEvents();
    }

    @Override
    public SameEvents reduce(SameEvents seen, Tuple4<Long, Double, Double, Long> record) {
      seen.add(record._1(), record._2(), record._3(), record._4());
      return seen;
    }

    @Override
    public SameEvents merge(SameEvents one, SameEvents other) {
      throw new UnsupportedOperationException("records are taken one by one, in order of time");
    }

    @Override
    public Integer finish(SameEvents seen) {
      return seen.latest();
    }

    @Override
    public Encoder<SameEvents> bufferEncoder() {
      return Encoders.javaSerialization(SameEvents.class);
    }

    @Override
    public Encoder<Integer> outputEncoder() {
      return Encoders.INT();
    }
  }
}
