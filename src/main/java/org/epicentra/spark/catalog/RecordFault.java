package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.TimestampType;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.text.MissingText;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.SourceColumn;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * Faults of a record that show before its values are checked: it could not be cut into fields, or
 * an expression met text that it cannot convert. Where an expression gives null on purpose, such as
 * {@code nullif(depth, '-999')} or a {@code try_cast}, there is no fault, unless the event needs
 * the value; nor is there with {@code NA} and the like, which any expression makes null.
 */
final class RecordFault {
  /** A time of day and nothing else. */
  private static final String TIME_OF_DAY =
      "^\\s*T?\\d{1,2}:\\d{1,2}(:\\d{1,2}([.,]\\d*)?)?\\s*([A-Z]{1,3}|[+-]\\d\\d:?\\d\\d)?\\s*$";

  /** A day and a time zone, microseconds. */
  private static final long UNDATED = 2 * 86_400_000_000L;

  private RecordFault() {}

  /** The first fault as a struct {reason, value}, or null. */
  static Column of(SourceTable table, List<SourceColumn> columns) {
    List<Column> faults = new ArrayList<>();
    Column problem = col(RawRecord.PROBLEM);
    faults.add(faultWhen(problem.isNotNull(), problem, lit(null)));
    for (SourceColumn column : columns) {
      for (SourceColumn.ImpliedCast cast : column.casts()) {
        Column text = source(table, cast.column());
        Column fails = saysValue(text).and(trim(text).try_cast(cast.type()).isNull());
        faults.add(faultWhen(fails, lit(column.name() + " cannot be read"), text));
      }
      if (CatalogColumns.REQUIRED.contains(column.name()) && !column.plain()) {
        Column sources = concat_ws(" ", sources(table, column));
        if (column.type() instanceof TimestampType) {
          // Where a pattern asks for no date, Spark takes the first day of 1970.
          Column undated =
              column.value().isNull().or(abs(unix_micros(column.value())).leq(UNDATED));
          faults.add(
              faultWhen(
                  sources.rlike(TIME_OF_DAY).and(undated),
                  lit(column.name() + " is a time of day without a date"),
                  sources));
        }
        Column fails = column.value().isNull().and(isPresent(sources));
        faults.add(faultWhen(fails, lit(column.name() + " cannot be read"), sources));
      }
    }
    return coalesce(faults.toArray(Column[]::new));
  }

  /** Whether an expression met one of the words of {@link MissingText} where it needs a number. */
  static Column meetsMissing(SourceTable table, List<SourceColumn> columns) {
    return columns.stream()
        .flatMap(column -> column.casts().stream())
        .map(cast -> coalesce(saysMissing(source(table, cast.column())), lit(false)))
        .reduce(lit(false), Column::or);
  }

  /** Whether a text is there, and is none of the words of {@link MissingText}. */
  static Column saysValue(Column text) {
    return isPresent(text).and(saysMissing(text).equalTo(false));
  }

  private static Column saysMissing(Column text) {
    return trim(text).rlike(MissingText.PATTERN);
  }

  private static Column isPresent(Column text) {
    return text.isNotNull().and(trim(text).notEqual(""));
  }

  private static Column faultWhen(Column condition, Column reason, Column value) {
    return when(
        condition, struct(reason.cast("string").as("reason"), value.cast("string").as("value")));
  }

  private static Column[] sources(SourceTable table, SourceColumn column) {
    return column.references().stream()
        .map(name -> source(table, name).cast("string"))
        .toArray(Column[]::new);
  }

  private static Column source(SourceTable table, String name) {
    return table.rows().col(SqlName.quoted(name));
  }
}
