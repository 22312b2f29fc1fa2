package org.epicentra.spark.catalog.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.DelimitedRecord;
import org.epicentra.catalog.HeaderNames;

/**
 * How a file's content is cut into named fields. Files of one layout are read together.
 *
 * @param format what the columns mean
 * @param header the fields' names, distinct
 * @param written the same names as the file has them
 * @param headerLine the line that held them, or null
 * @param delimiter between fields; {@link #BLANKS} for any run of blanks
 */
record TextLayout(
    CatalogFormat format,
    List<String> header,
    List<String> written,
    String headerLine,
    char delimiter)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  static final char BLANKS = ' ';
  static final char BAR = '|';

  /** A layout whose columns are the format's own and not named in the file. */
  static TextLayout fixed(CatalogFormat format, List<String> columns) {
    return new TextLayout(format, columns, columns, null, BLANKS);
  }

  /** A layout whose first line names the columns. */
  static TextLayout headed(
      CatalogFormat format, List<String> names, String headerLine, char delimiter) {
    List<String> written = names.stream().map(String::trim).toList();
    return new TextLayout(format, HeaderNames.distinct(names), written, headerLine, delimiter);
  }

  /** Whether fields may stand in double quotes, and then go over several lines. */
  boolean quoted() {
    return delimiter != BLANKS && delimiter != BAR;
  }

  /** Whether lines that start with # are comments. */
  boolean commented() {
    return delimiter == BLANKS || delimiter == BAR;
  }

  List<String> split(String record) {
    if (delimiter == BLANKS) {
      return Arrays.asList(record.trim().split("\\s+"));
    }
    return quoted()
        ? DelimitedRecord.split(record, delimiter)
        : Arrays.asList(record.split("\\|", -1));
  }
}
