package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.catalog.source.SourceTable;

/**
 * A mark in the metadata of the time and location columns: the table's rows have been checked. It
 * is stored in Parquet with the schema, and is lost when a column is recomputed.
 */
final class CatalogMark {
  private static final String KEY = "epicentra.checked";
  private static final Metadata MARK = new MetadataBuilder().putBoolean(KEY, true).build();
  private static final List<String> MARKED =
      List.of(
          CatalogColumns.TIME,
          CatalogColumns.LATITUDE,
          CatalogColumns.LONGITUDE,
          CatalogColumns.DEPTH);

  private CatalogMark() {}

  /** The same rows, marked. */
  static Dataset<Row> put(Dataset<Row> rows) {
    Dataset<Row> marked = rows;
    for (String name : MARKED) {
      Column column = col(name);
      marked = marked.withColumn(name, column.as(name, MARK));
    }
    return marked;
  }

  /** Whether the table has the mark on all of these columns. */
  static boolean isOn(SourceTable table) {
    StructType schema = table.rows().schema();
    List<String> names = List.of(schema.fieldNames());
    for (String name : MARKED) {
      if (!names.contains(name)) {
        return false;
      }
      StructField field = schema.apply(name);
      if (!field.metadata().contains(KEY)) {
        return false;
      }
    }
    return true;
  }
}
