package org.epicentra.spark.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.Remedy;
import org.epicentra.spark.catalog.source.SourceExpressions;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.format.FormatColumns.Origin;

/**
 * Where the catalog's columns come from in a table of a source, as SQL.
 *
 * @param asked column name to SQL expression, as the user gave them
 */
record ColumnOrigins(SparkSession spark, SourceTable table, Map<String, String> asked) {

  /** The expression that a column of the catalog has now. */
  String sql(String column) {
    String given = asked.get(column);
    if (given != null) {
      return given;
    }
    Origin origin = table.columns().origins().get(column);
    return Optional.ofNullable(origin).flatMap(new SourceExpressions(table)::sql).orElse(column);
  }

  /** The source's columns that a column of the catalog is made from, with blanks between them. */
  String sources(String column) {
    List<String> names = references(column).stream().map(Remedy::name).toList();
    return names.size() == 1 ? names.get(0) : "concat_ws(' ', " + String.join(", ", names) + ")";
  }

  /** The names of these columns; none where the expression does not fit the table. */
  Set<String> references(String column) {
    SourceExpressions expressions = new SourceExpressions(table);
    try {
      return CatalogReader.leniently(
          spark, () -> expressions.expression(column, sql(column)).references());
    } catch (BadInputException notInTheSource) {
      return Set.of();
    }
  }
}
