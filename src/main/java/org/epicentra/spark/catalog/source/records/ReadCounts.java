package org.epicentra.spark.catalog.source.records;

import java.io.Serializable;

/**
 * The lines of files, each counted once, and the records cut from them. A document such as XML has
 * records only.
 *
 * @param lines all lines of the files
 * @param headers lines that name the columns
 * @param comments lines that start with #, where the format has comments, and lines above the
 *     header
 * @param blank lines with nothing in them, outside records
 * @param recordLines lines of records, usable or not
 * @param records the records; a quoted field may span lines, so there may be fewer than lines
 */
public record ReadCounts(
    long lines, long headers, long comments, long blank, long recordLines, long records)
    implements Serializable {

  public static final ReadCounts NONE = new ReadCounts(0, 0, 0, 0, 0, 0);

  /** The counts of a document. */
  static ReadCounts ofDocument(long records) {
    return new ReadCounts(0, 0, 0, 0, 0, records);
  }

  /** The sum. */
  public ReadCounts plus(ReadCounts other) {
    return new ReadCounts(
        lines + other.lines,
        headers + other.headers,
        comments + other.comments,
        blank + other.blank,
        recordLines + other.recordLines,
        records + other.records);
  }

  /**
   * These counts.
   *
   * @param what they are of, for the message
   * @throws IllegalStateException when a line is in none of the counts or in two: a bug
   */
  ReadCounts requireSum(String what) {
    if (lines != headers + comments + blank + recordLines) {
      throw new IllegalStateException("not every line of " + what + " was counted once: " + this);
    }
    return this;
  }
}
