package org.epicentra.spark.catalog.source.records;

import java.io.Serializable;
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
 * @param fields what is particular of the fields
 */
public record LineLayout(
    List<String> header, List<String> written, String headerLine, char delimiter, Fields fields)
    implements RecordLayout {

  private static final long serialVersionUID = 1L;

  /** The delimiter of listings whose columns are aligned with blanks. */
  public static final char BLANKS = ' ';

  /**
   * What is particular of the fields of a record.
   *
   * @param multiline whether one in quotes may hold line breaks
   * @param decimalComma whether numbers have a comma for their point
   * @param repeated how many of the last form a group that a record may lack, or have many times
   */
  public record Fields(boolean multiline, boolean decimalComma, int repeated)
      implements Serializable {
    static final Fields PLAIN = new Fields(false, false, 0);
  }

  /** The delimiter of FDSN's text: fields are never quoted. */
  public static final char BAR = '|';

  /**
   * The layout of a listing without a header: its columns are the format's own, aligned with
   * blanks.
   */
  public static LineLayout aligned(List<String> columns) {
    return new LineLayout(columns, columns, null, BLANKS, Fields.PLAIN);
  }

  /**
   * The layout of a table in which one line names the columns.
   *
   * @param names as the line has them
   */
  public static LineLayout headed(List<String> names, String headerLine, char delimiter) {
    List<String> written = names.stream().map(String::trim).toList();
    Fields fields = new Fields(delimiter != BAR, false, 0);
    return new LineLayout(HeaderNames.distinct(names), written, headerLine, delimiter, fields);
  }

  /** The same for a format whose fields hold no line breaks, in quotes or not. */
  public LineLayout onSingleLines() {
    return with(new Fields(false, fields.decimalComma, fields.repeated));
  }

  /** The same for a file whose numbers have a comma for their point. */
  public LineLayout withDecimalCommas() {
    return with(new Fields(fields.multiline, true, fields.repeated));
  }

  /** The same where the last columns form a group that a record may lack, or have many times. */
  public LineLayout withRepeated(int columns) {
    return with(new Fields(fields.multiline, fields.decimalComma, columns));
  }

  private LineLayout with(Fields other) {
    return new LineLayout(header, written, headerLine, delimiter, other);
  }

  /**
   * Whether a record may have so many fields: as many as there are columns, or those without the
   * repeated group, or with it many times.
   */
  boolean fits(int count) {
    int more = count - header.size();
    return more == 0
        || fields.repeated > 0 && more >= -fields.repeated && more % fields.repeated == 0;
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
