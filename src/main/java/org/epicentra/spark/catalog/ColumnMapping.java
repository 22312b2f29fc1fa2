package org.epicentra.spark.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.HeaderNames;
import org.epicentra.catalog.LikelyColumns;
import org.epicentra.catalog.Remedy;
import org.epicentra.spark.catalog.source.SourceColumn;
import org.epicentra.spark.catalog.source.SourceExpressions;
import org.epicentra.spark.catalog.source.SourceTable;

/** Decides which column of a source each column of the catalog comes from. */
final class ColumnMapping {
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
    this.expressions = new SourceExpressions(table);
    mapChecked();
    requireEvents();
    mapExtras();
  }

  private void mapChecked() {
    columns.putAll(expressions.ofFormat(table.columns()));
    table
        .columns()
        .further()
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
      String likely =
          LikelyColumns.of(missing, table.header()).entrySet().stream()
              .map(entry -> Remedy.of(entry.getKey(), entry.getValue()).option())
              .collect(Collectors.joining(" "));
      throw new BadInputException(
          "%s: no column for %s. Say where to take it from with %s NAME=EXPRESSION%s. Its columns are: %s"
              .formatted(
                  table.name(),
                  String.join(", ", missing),
                  Setting.named("column"),
                  likely.isEmpty() ? "" : "; by their names these may be it: " + likely,
                  String.join(", ", table.header())));
    }
  }

  /** Keeps every column of the source that is not used up, unchanged. */
  private void mapExtras() {
    Set<String> used = new HashSet<>(table.columns().usedUp());
    if (CatalogMark.isOn(table)) {
      // The year names the folders of a catalog, and is derived again.
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

  /** The columns that are text only because nothing more is known of them. */
  List<String> untyped() {
    return table.isText() && table.columns().guessed()
        ? extras.stream().filter(SourceColumn::plain).map(SourceColumn::name).toList()
        : List.of();
  }

  /**
   * All records: the catalog's columns, further columns, and what {@link CheckedRecords} adds. To
   * be called where text that cannot be converted gives null.
   */
  Dataset<Row> checkedRows() {
    return new CheckedSelection(table, checked, columns, extras).rows();
  }
}
