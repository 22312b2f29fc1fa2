package org.epicentra.spark.catalog.source;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.format.FormatColumns;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadCounter;

/**
 * A source's rows, before any column is given a meaning.
 *
 * @param name its file, or the first and the number of the others, for messages
 * @param columns what is known of the columns
 * @param rows the columns, then {@link RawRecord#ORIGIN}
 * @param written the names that the source itself gives to its columns, in their order
 * @param isText whether all its columns are text, and not of types of their own
 * @param isLines whether its records are lines of text, which are kept when they are rejected
 * @param bytes the size of its files, or -1 where it is not known
 * @param counter of the lines and records that were read; nothing where Spark reads the files
 */
public record SourceTable(
    String name,
    FormatColumns columns,
    Dataset<Row> rows,
    List<String> written,
    boolean isText,
    boolean isLines,
    long bytes,
    ReadCounter counter) {

  /** A table of Spark's, whose columns have types of their own. */
  static SourceTable typed(FormatColumns columns, Dataset<Row> rows, String path, long bytes) {
    List<Column> located = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> located.add(SqlName.column(name)));
    located.add(lit(null).cast("string").as(RawRecord.LINE));
    located.add(lit(path).as(RawRecord.FILE));
    located.add(lit(null).cast("bigint").as(RawRecord.POSITION));
    located.add(lit(null).cast("string").as(RawRecord.PROBLEM));
    located.add(lit(0).as(RawRecord.NOTES));
    Dataset<Row> all = rows.select(located.toArray(Column[]::new));
    return new SourceTable(
        path, columns, all, List.of(rows.columns()), false, false, bytes, new ReadCounter());
  }

  /**
   * The same with other rows, of which nothing is counted.
   *
   * @param written the names of their columns, {@link RawRecord#ORIGIN} aside
   */
  public SourceTable with(Dataset<Row> others, List<String> written) {
    return new SourceTable(name, columns, others, written, isText, isLines, -1, new ReadCounter());
  }

  /** The source's own columns. */
  public List<String> header() {
    String[] all = rows.columns();
    return Arrays.asList(all).subList(0, all.length - RawRecord.ORIGIN.size());
  }
}
