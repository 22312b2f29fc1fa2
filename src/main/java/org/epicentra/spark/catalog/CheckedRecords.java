package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * All records of a source, usable or not.
 *
 * @param rows the catalog's columns, further columns, then {@link #ADDED}
 * @param renamed columns of the source that are kept under another name
 */
record CheckedRecords(Dataset<Row> rows, Map<String, String> renamed) {
  /** Why the record is rejected, or null. */
  static final String REASON = CheckFunction.REASON;

  /** The text that is invalid. */
  static final String VALUE = CheckFunction.VALUE;

  /** The bits of {@link org.epicentra.catalog.EventNote}. */
  static final String NOTES = CheckFunction.NOTES;

  /** The record as the source has it, where it is rejected. */
  static final String LINE = RawRecord.LINE;

  /** The path of its file. */
  static final String FILE = RawRecord.FILE;

  /** Where in the file it is, or null. */
  static final String POSITION = RawRecord.POSITION;

  /** The number, from 0, of the table of the source that it is in. */
  static final String TABLE = "__table";

  /** The columns that are not the catalog's. */
  static final List<String> ADDED = List.of(REASON, VALUE, NOTES, LINE, FILE, POSITION, TABLE);

  /** The catalog's columns and further ones of the source. */
  Column[] eventColumns() {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(rows.columns())
        .filter(name -> !ADDED.contains(name))
        .forEach(name -> columns.add(SqlName.column(name)));
    return columns.toArray(Column[]::new);
  }

  /** The usable events. */
  Dataset<Row> events() {
    return rows.where(col(REASON).isNull()).select(eventColumns());
  }
}
