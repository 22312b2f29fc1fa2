package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.ColumnKind;
import org.epicentra.catalog.HeaderNames;

/** Makes the catalog's columns from a source's, and checks them record by record. */
final class ColumnMapping {
  private static final String EVENT = "__event";
  private static final String FIELDS = "__fields";

  private final SourceTable table;
  private final SourceExpressions expressions;
  private final Map<String, String> asked;
  private final Map<String, SourceColumn> columns = new LinkedHashMap<>();
  private final List<CheckedColumn> checked = new ArrayList<>(CatalogColumns.ALL);
  private final List<SourceColumn> extras = new ArrayList<>();
  private final Map<String, String> renamed = new LinkedHashMap<>();

  /**
   * @param asked column name to SQL expression, as the user gave them
   */
  ColumnMapping(SourceTable table, Map<String, String> asked) {
    this.table = table;
    this.asked = asked;
    this.expressions = new SourceExpressions(table.rows(), table.header());
    mapChecked();
    requireEvents();
    mapExtras();
  }

  private void mapChecked() {
    FormatLayout layout = table.format().layout();
    columns.putAll(expressions.ofLayout(layout));
    if (layout == FormatLayout.BY_NAME) {
      for (String name : CatalogColumns.NAMES) {
        String column = expressions.find(name);
        if (column != null) {
          columns.put(name, expressions.plain(name, column));
        }
      }
    }
    layout
        .extras()
        .forEach(
            (column, source) -> {
              if (expressions.find(source) != null && !asked.containsKey(column.name())) {
                checked.add(column);
                columns.put(column.name(), expressions.expression(column.name(), source));
              }
            });
    asked.forEach(
        (name, sql) -> {
          SourceColumn made = expressions.expression(name, sql);
          if (CatalogColumns.NAMES.contains(name)) {
            columns.put(name, made);
          } else {
            extras.add(made);
          }
        });
  }

  private void requireEvents() {
    List<String> missing =
        CatalogColumns.REQUIRED.stream().filter(name -> !columns.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "no column for "
              + String.join(", ", missing)
              + ". Say where to take it from, for example --column longitude=long --column"
              + " \"time=concat(date, ' ', hour)\", or for a catalog without times --column"
              + " \"time=timestamp'1964-01-01'\". The source's columns are: "
              + String.join(", ", table.header()));
    }
  }

  /** Every column of the source that is not used up is kept, as it is. */
  private void mapExtras() {
    Set<String> used = new HashSet<>(table.format().layout().consumed());
    if (CatalogMark.isOn(table)) {
      // What the folders of a catalog are called, to be made anew.
      used.add(CatalogColumns.YEAR);
    }
    columns.values().stream()
        .filter(SourceColumn::plain)
        .forEach(column -> used.addAll(column.references()));
    Set<String> taken = new LinkedHashSet<>();
    checked.forEach(column -> taken.add(column.name().toLowerCase(Locale.ROOT)));
    extras.forEach(column -> taken.add(column.name().toLowerCase(Locale.ROOT)));
    List<String> header = table.header();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (used.contains(name)) {
        continue;
      }
      String stored = HeaderNames.stored(name, taken);
      if (!stored.equals(table.written().get(i))) {
        renamed.put(table.written().get(i), stored);
      }
      extras.add(expressions.plain(stored, name));
    }
  }

  /** Columns of the source that are kept under another name. */
  Map<String, String> renamed() {
    return renamed;
  }

  /** The columns that are text only because the source does not tell more. */
  List<String> untyped() {
    return table.format() == CatalogFormat.CSV
        ? extras.stream().filter(SourceColumn::plain).map(SourceColumn::name).toList()
        : List.of();
  }

  /**
   * All records: the catalog's columns, further columns, and what {@link CheckedRecords} adds. To
   * be called within {@link LenientSql}.
   */
  Dataset<Row> checkedRows() {
    CheckFunction function = new CheckFunction(checked);
    // Nondeterministic only in name: it keeps Spark from computing the check more than once a row.
    Column event = udf(function, function.resultType()).asNondeterministic().apply(input());
    List<Column> first = new ArrayList<>();
    first.add(event.as(EVENT));
    extras.forEach(column -> first.add(column.value().as(column.name())));
    RawRecord.ORIGIN.forEach(name -> first.add(col(name)));
    first.add(fields().as(FIELDS));
    Dataset<Row> rows = table.rows().select(first.toArray(Column[]::new));
    List<Column> second = new ArrayList<>();
    for (CheckedColumn column : checked) {
      Column value = col(EVENT + "." + column.name());
      boolean time = column.kind() == ColumnKind.TIME;
      second.add((time ? timestamp_micros(value) : value).as(column.name()));
    }
    extras.forEach(column -> second.add(col(SourceExpressions.quoted(column.name()))));
    Column reason = col(EVENT + "." + CheckFunction.REASON);
    second.add(reason.as(CheckedRecords.REASON));
    second.add(col(EVENT + "." + CheckFunction.VALUE).as(CheckedRecords.VALUE));
    second.add(col(EVENT + "." + CheckFunction.NOTES).as(CheckedRecords.NOTES));
    second.add(
        when(reason.isNotNull(), coalesce(col(RawRecord.LINE), fieldsText()))
            .as(CheckedRecords.LINE));
    second.add(col(RawRecord.FILE).as(CheckedRecords.FILE));
    second.add(col(RawRecord.POSITION).as(CheckedRecords.POSITION));
    return rows.select(second.toArray(Column[]::new));
  }

  /** The struct that {@link CheckFunction} takes. */
  private Column input() {
    List<Column> parts = new ArrayList<>();
    for (CheckedColumn column : checked) {
      SourceColumn source = columns.get(column.name());
      Column value = source == null ? lit(null).cast("string") : plainValue(column, source);
      parts.add(value.as(column.name()));
    }
    List<SourceColumn> made = new ArrayList<>(columns.values());
    made.addAll(extras);
    parts.add(RecordFault.of(table, made).as(CheckFunction.REASON));
    parts.add(col(RawRecord.LATIN1));
    return struct(parts.toArray(Column[]::new));
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
    if (type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DateType) {
      return unix_micros(value.cast(DataTypes.TimestampType));
    }
    return type instanceof NumericType
        ? value.cast(DataTypes.LongType).cast("string")
        : value.cast("string");
  }

  /** The source's columns, to be shown of a rejected record that is no line; null for lines. */
  private Column fields() {
    if (table.isLines()) {
      return lit(null).cast("string");
    }
    Column[] all =
        table.header().stream()
            .map(name -> table.rows().col(SourceExpressions.quoted(name)))
            .toArray(Column[]::new);
    return struct(all);
  }

  private Column fieldsText() {
    return table.isLines() ? col(FIELDS) : to_json(col(FIELDS));
  }
}
