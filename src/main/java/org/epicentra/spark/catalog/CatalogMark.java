package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.storage.JsonFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mark in the metadata of the time and location columns: the table's rows have been checked. It
 * is stored in Parquet with the schema, and is lost when a column is recomputed.
 */
final class CatalogMark {
  private static final String KEY = "epicentra.checked";
  private static final Logger LOG = LoggerFactory.getLogger(CatalogMark.class);
  private static final String COUNTS = "epicentra.import";
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

  /**
   * The same rows with the counts of the import that they come from, in the metadata of their
   * identifiers.
   */
  static Dataset<Row> putCounts(Dataset<Row> rows, ImportCounts counts) {
    Metadata metadata = new MetadataBuilder().putString(COUNTS, JsonFiles.text(counts)).build();
    return rows.withColumn(
        CatalogColumns.ID, col(CatalogColumns.ID).as(CatalogColumns.ID, metadata));
  }

  /** The counts of the import that a table comes from; empty where it kept none. */
  static Optional<ImportCounts> counts(SourceTable table) {
    StructType schema = table.rows().schema();
    if (!List.of(schema.fieldNames()).contains(CatalogColumns.ID)) {
      return Optional.empty();
    }
    Metadata metadata = schema.apply(CatalogColumns.ID).metadata();
    if (!metadata.contains(COUNTS)) {
      return Optional.empty();
    }
    byte[] json = metadata.getString(COUNTS).getBytes(StandardCharsets.UTF_8);
    try {
      return Optional.of(JsonFiles.value(new ByteArrayInputStream(json), ImportCounts.class));
    } catch (IOException e) {
      LOG.warn("the counts of the catalog's import cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
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
