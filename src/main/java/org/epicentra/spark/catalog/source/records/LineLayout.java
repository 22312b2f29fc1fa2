package org.epicentra.spark.catalog.source.records;

import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.HeaderNames;
import org.epicentra.catalog.text.DelimitedRecord;

/**
 * How lines are cut into named fields.
 *
 * @param header the fields' names, distinct
 * @param written the same names as the file has them
 * @param headerLine the line that held them, or null where the file does not name its columns
 * @param delimiter between fields; {@link #BLANKS} for any run of blanks
 * @param multiline whether a field in quotes may hold line breaks
 */
public record LineLayout(
    List<String> header, List<String> written, String headerLine, char delimiter, boolean multiline)
    implements RecordLayout {

  private static final long serialVersionUID = 1L;

  /** The delimiter of listings whose columns are aligned with blanks. */
  public static final char BLANKS = ' ';

  /** The delimiter of FDSN's text: fields are never quoted. */
  public static final char BAR = '|';

  /**
   * The layout of a listing without a header: its columns are the format's own, aligned with
   * blanks.
   */
  public static LineLayout aligned(List<String> columns) {
    return new LineLayout(columns, columns, null, BLANKS, false);
  }

  /**
   * The layout of a table in which one line names the columns.
   *
   * @param names as the line has them
   */
  public static LineLayout headed(List<String> names, String headerLine, char delimiter) {
    List<String> written = names.stream().map(String::trim).toList();
    boolean multiline = delimiter != BAR;
    return new LineLayout(HeaderNames.distinct(names), written, headerLine, delimiter, multiline);
  }

  /** The same for a format whose fields hold no line breaks, in quotes or not. */
  public LineLayout onSingleLines() {
    return new LineLayout(header, written, headerLine, delimiter, false);
  }

  /** Whether fields may be in double quotes. */
  boolean quoted() {
    return delimiter != BLANKS && delimiter != BAR;
  }

  /** Whether lines that start with # are comments. */
  boolean commented() {
    return delimiter == BLANKS || delimiter == BAR;
  }

  /** The fields of a record, as text without quotes. */
  List<String> split(String record) {
    if (delimiter == BLANKS) {
      return Arrays.asList(record.trim().split("\\s+"));
    }
    return quoted()
        ? DelimitedRecord.split(record, delimiter)
        : Arrays.asList(record.split("\\|", -1));
  }
}
