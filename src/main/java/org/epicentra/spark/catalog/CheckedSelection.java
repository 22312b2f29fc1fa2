package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.SourceColumn;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * The query that checks a source record by record and yields what {@link CheckedRecords} describes.
 *
 * @param checked the columns to check, the catalog's first
 * @param sources where their values come from; a column that is not in it is null
 * @param extras further columns, kept as they are
 */
record CheckedSelection(
    SourceTable table,
    List<CheckedColumn> checked,
    Map<String, SourceColumn> sources,
    List<SourceColumn> extras) {

  private static final String EVENT = "__event";
  private static final String FIELDS = "__fields";

  /** All records, in two steps: the check, and its result taken apart. */
  Dataset<Row> rows() {
    return takenApart(table.rows().select(checkedColumns()));
  }

  private Column[] checkedColumns() {
    CheckFunction function = new CheckFunction(checked, TimeNumbers.of(table.rows(), times()));
    // Nondeterministic only in name: it keeps Spark from computing the check more than once a row.
    Column event = udf(function, function.resultType()).asNondeterministic().apply(input());
    List<Column> columns = new ArrayList<>();
    columns.add(event.as(EVENT));
    extras.forEach(column -> columns.add(column.value().as(column.name())));
    RawRecord.ORIGIN.forEach(name -> columns.add(col(name)));
    columns.add(fields().as(FIELDS));
    return columns.toArray(Column[]::new);
  }

  private Dataset<Row> takenApart(Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (CheckedColumn column : checked) {
      Column value = col(EVENT + "." + column.name());
      boolean time = column.kind() == ColumnKind.TIME;
      columns.add((time ? timestamp_micros(value) : value).as(column.name()));
    }
    extras.forEach(column -> columns.add(SqlName.column(column.name())));
    Column reason = col(EVENT + "." + CheckFunction.REASON);
    columns.add(reason.as(CheckedRecords.REASON));
    columns.add(col(EVENT + "." + CheckFunction.VALUE).as(CheckedRecords.VALUE));
    columns.add(col(EVENT + "." + CheckFunction.NOTES).as(CheckedRecords.NOTES));
    columns.add(
        when(reason.isNotNull(), coalesce(col(RawRecord.LINE), fieldsText()))
            .as(CheckedRecords.LINE));
    columns.add(col(RawRecord.FILE).as(CheckedRecords.FILE));
    columns.add(col(RawRecord.POSITION).as(CheckedRecords.POSITION));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** The struct that {@link CheckFunction} takes. */
  private Column input() {
    List<Column> parts = new ArrayList<>();
    for (CheckedColumn column : checked) {
      SourceColumn source = sources.get(column.name());
      Column value = source == null ? lit(null).cast("string") : plainValue(column, source);
      parts.add(value.as(column.name()));
    }
    List<SourceColumn> made = new ArrayList<>(sources.values());
    made.addAll(extras);
    parts.add(RecordFault.of(table, made).as(CheckFunction.REASON));
    parts.add(col(RawRecord.NOTES));
    parts.add(RecordFault.meetsMissing(table, made).as(CheckFunction.MISSING));
    return struct(parts.toArray(Column[]::new));
  }

  /** The columns of times that are not of a type for times, as text. */
  private Map<String, Column> times() {
    Map<String, Column> times = new LinkedHashMap<>();
    for (CheckedColumn column : checked) {
      SourceColumn source = sources.get(column.name());
      if (column.kind() == ColumnKind.TIME && source != null && !isTime(source.type())) {
        times.put(column.name(), timeValue(source.value(), source.type()));
      }
    }
    return times;
  }

  private static Column plainValue(CheckedColumn column, SourceColumn source) {
    Column value = source.value();
    DataType type = source.type();
    return switch (column.kind()) {
      case TEXT, EVENT_TYPE -> value.cast("string");
      case TIME -> timeValue(value, type);
      // The shortest decimal of a float is what was meant: 35.87, not 35.869998931884766.
      default ->
          type instanceof NumericType && !(type instanceof FloatType)
              ? value.cast(DataTypes.DoubleType)
              : value.cast("string");
    };
  }

  private static Column timeValue(Column value, DataType type) {
    if (isTime(type)) {
      return unix_micros(value.cast(DataTypes.TimestampType));
    }
    boolean whole = type instanceof IntegralType || !(type instanceof NumericType);
    return whole ? value.cast("string") : plainText(value);
  }

  /** A fractional number without an exponent and without zeros at its end: 20110311054623.12. */
  private static Column plainText(Column number) {
    Column digits = number.cast(DataTypes.createDecimalType(38, 9)).cast("string");
    return coalesce(regexp_replace(digits, lit("[.]?0+$"), lit("")), number.cast("string"));
  }

  private static boolean isTime(DataType type) {
    return type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DateType;
  }

  /** The source's columns, to be shown of a rejected record that is no line; null for lines. */
  private Column fields() {
    if (table.isLines()) {
      return lit(null).cast("string");
    }
    Column[] all =
        table.header().stream()
            .map(name -> table.rows().col(SqlName.quoted(name)))
            .toArray(Column[]::new);
    return struct(all);
  }

  private Column fieldsText() {
    return table.isLines() ? col(FIELDS) : to_json(col(FIELDS));
  }
}
