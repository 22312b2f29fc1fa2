package org.epicentra.spark.catalog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.epicentra.spark.SqlName;

/** Prepares two tables for a union by name. */
final class AlignedTypes {
  private AlignedTypes() {}

  /** The rows, with each column that has another type in the other table as text. */
  static Dataset<Row> of(Dataset<Row> rows, Dataset<Row> other) {
    Map<String, DataType> others = new HashMap<>();
    for (StructField field : other.schema().fields()) {
      others.put(field.name().toLowerCase(Locale.ROOT), field.dataType());
    }
    Column[] columns =
        Arrays.stream(rows.schema().fields())
            .map(
                field -> {
                  DataType type =
                      others.getOrDefault(field.name().toLowerCase(Locale.ROOT), field.dataType());
                  Column column = SqlName.column(field.name());
                  return type.equals(field.dataType())
                      ? column
                      : column.cast("string").as(field.name());
                })
            .toArray(Column[]::new);
    return rows.select(columns);
  }
}
