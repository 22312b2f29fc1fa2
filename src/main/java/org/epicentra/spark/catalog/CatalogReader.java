package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.SparkSessions;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceExpressions;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * Reads a catalog: Parquet that {@code catalog import} made, a raw file of any known format, or a
 * table of the session's Spark.
 *
 * <p>Every value is checked. Parquet that Epicentra wrote was checked then, as its columns'
 * metadata shows, and is not checked again. Events with repeated identifiers and of all types are
 * kept here; the repeated ones are counted, and left out by an import alone.
 */
public final class CatalogReader {
  private static final String ANSI = "spark.sql.ansi.enabled";

  private CatalogReader() {}

  /**
   * Opens a catalog of events: time, latitude and longitude must be present; rows that fail a check
   * are left out and counted.
   *
   * @throws org.epicentra.BadInputException when a path is missing or empty, the content is not of
   *     the format, or an expression does not fit it
   */
  public static CatalogRows open(SparkSession spark, CatalogSource source) {
    List<SourceTable> tables = new SourceTables(spark).open(source);
    if (source.columns().isEmpty() && tables.size() == 1 && CatalogMark.isOn(tables.get(0))) {
      SourceTable own = tables.get(0);
      return CatalogRows.imported(
          own.rows().selectExpr(quoted(own.header())), CatalogMark.counts(own).orElse(null));
    }
    CheckedRecords records = check(spark, tables, source.columns());
    return new CatalogRows(
        records.events(),
        (after, until) ->
            count(
                records.rows(),
                CheckedRecords.REASON,
                identity(),
                new SpanCounts(unix_micros(col(CatalogColumns.TIME)), after, until)));
  }

  /**
   * Opens a table of any columns: none of the catalog's is required, and none is checked. Columns
   * of text files are numbers where every value is one. Only records that cannot be cut into fields
   * are left out.
   */
  public static CatalogRows openTable(SparkSession spark, CatalogSource source) {
    List<SourceTable> tables = new SourceTables(spark).open(source);
    Dataset<Row> rows =
        leniently(
            spark,
            () -> union(tables.stream().map(table -> plainRows(table, source.columns())).toList()));
    Dataset<Row> problems =
        tables.stream()
            .map(table -> table.rows().select(col(RawRecord.PROBLEM)))
            .reduce(Dataset::union)
            .orElseThrow();
    return new CatalogRows(
        rows,
        (after, until) ->
            count(
                problems,
                RawRecord.PROBLEM,
                null,
                new SpanCounts(lit(null).cast("long"), after, until)));
  }

  /** All records of the source, checked, in one table. */
  static CheckedRecords check(
      SparkSession spark, List<SourceTable> tables, Map<String, String> columns) {
    return leniently(spark, () -> checked(tables, columns));
  }

  /**
   * Analyses SQL so that an expression gives null for a value that it cannot convert, which then
   * rejects the record and does not end the job. An expression keeps this from when it is analysed.
   */
  static <T> T leniently(SparkSession spark, Supplier<T> analysis) {
    return SparkSessions.with(spark, ANSI, "false", analysis);
  }

  private static CheckedRecords checked(List<SourceTable> tables, Map<String, String> columns) {
    List<Dataset<Row>> parts = new ArrayList<>();
    Map<String, String> renamed = new LinkedHashMap<>();
    for (SourceTable table : tables) {
      ColumnMapping mapping = new ColumnMapping(table, columns);
      Dataset<Row> rows = NumberColumns.convert(mapping.checkedRows(), mapping.untyped());
      parts.add(rows.withColumn(CheckedRecords.TABLE, lit(parts.size())));
      renamed.putAll(mapping.renamed());
    }
    return new CheckedRecords(union(parts), Collections.unmodifiableMap(renamed));
  }

  private static Dataset<Row> plainRows(SourceTable table, Map<String, String> columns) {
    Dataset<Row> rows = table.rows();
    SourceExpressions expressions = new SourceExpressions(table);
    List<Column> wanted = new ArrayList<>();
    List<String> untyped = new ArrayList<>();
    for (String name : table.header()) {
      if (columns.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
        wanted.add(SqlName.column(name));
        untyped.add(name);
      }
    }
    columns.forEach((name, sql) -> wanted.add(expressions.expression(name, sql).value().as(name)));
    Dataset<Row> plain =
        rows.where(col(RawRecord.PROBLEM).isNull()).select(wanted.toArray(Column[]::new));
    return NumberColumns.convert(plain, table.isText() ? untyped : List.of());
  }

  /** The rows of all parts; a column that is not of one type in all of them becomes text. */
  private static Dataset<Row> union(List<Dataset<Row>> parts) {
    return parts.stream()
        .reduce((a, b) -> aligned(a, b).unionByName(aligned(b, a), true))
        .orElseThrow();
  }

  /** What distinguishes the events of an import; a hash is cheaper to compare. */
  private static Column identity() {
    return xxhash64(col(CatalogColumns.ID), col(CatalogColumns.SOURCE));
  }

  /**
   * The rejected records by reason, the events that repeat others, and marks among their values.
   *
   * @param identity what distinguishes events, or null where nothing does
   */
  private static CatalogRows.Tally count(
      Dataset<Row> rows, String reason, Column identity, SpanCounts span) {
    List<String> columns = identity == null ? List.of() : ValueCensus.columns(rows);
    List<Column> counted =
        new ArrayList<>(
            List.of(
                identity == null
                    ? functions.count(lit(1))
                    : count_distinct(when(col(reason).isNull(), identity)),
                span.before(),
                span.within(),
                span.undated()));
    int marksAt = 2 + counted.size(); // after the reason and the number of rows
    counted.addAll(ValueCensus.markCounts(columns));
    Map<String, Map<Double, Long>> marks = Map.of();
    SortedMap<String, Long> counts = new TreeMap<>();
    RejectedTimes times = RejectedTimes.NONE;
    long repeated = 0;
    for (Row row :
        rows.groupBy(reason)
            .agg(functions.count(lit(1)), counted.toArray(Column[]::new))
            .collectAsList()) {
      if (row.isNullAt(0)) {
        repeated = row.getLong(1) - row.getLong(2);
        marks = ValueCensus.marks(columns, row, marksAt);
      } else {
        counts.put(row.getString(0), row.getLong(1));
        times = times.plus(new RejectedTimes(row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return new CatalogRows.Tally(counts, repeated, marks, times);
  }

  /** The aggregates of which {@link RejectedTimes} are made. */
  private record SpanCounts(Column micros, long after, long until) {
    Column before() {
      return count_if(micros.leq(Math.min(after, until)));
    }

    Column within() {
      return count_if(micros.gt(after).and(micros.leq(until)));
    }

    Column undated() {
      return count_if(micros.isNull());
    }
  }

  /** The rows, with each column that has another type in the other table as text. */
  private static Dataset<Row> aligned(Dataset<Row> rows, Dataset<Row> other) {
    Map<String, DataType> others = new HashMap<>();
    for (StructField field : other.schema().fields()) {
      others.put(field.name().toLowerCase(Locale.ROOT), field.dataType());
    }
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column column = SqlName.column(field.name());
      DataType own = field.dataType();
      boolean alike = own.equals(others.getOrDefault(field.name().toLowerCase(Locale.ROOT), own));
      columns.add(alike ? column : column.cast("string").as(field.name()));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static String[] quoted(List<String> names) {
    return names.stream().map(SqlName::quoted).toArray(String[]::new);
  }
}
