package org.epicentra.spark.catalog.source.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.epicentra.BadInputException;

/**
 * Limits the length of a record. A compressed file of a few kilobytes can hold gigabytes without a
 * line break; such a file is refused before it fills the memory of an executor.
 */
public final class RecordLimit extends FilterInputStream {
  /** Bytes of a line, and of the lines of one record. */
  static final int LINE = 1 << 20;

  /** Bytes of a document from one event to the next: QuakeML may list thousands of arrivals. */
  static final int EVENT = 16 << 20;

  private final String file;
  private long read;
  private long record;

  /**
   * A document that is refused where one of its events is too long.
   *
   * @param file its path, for messages
   * @param content closed by the caller
   */
  public RecordLimit(String file, InputStream content) {
    super(content);
    this.file = file;
  }

  /** To be called when a record is complete: the next one begins here. */
  public void nextRecord() {
    record = read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (read - record > EVENT) {
      throw exceeded(file + " has an event", record, EVENT);
    }
    int count = super.read(into, from, length);
    read += Math.max(0, count);
    return count;
  }

  static BadInputException exceeded(String what, long position, int limit) {
    return new BadInputException(
        ("%s of more than %d MB (near byte %d of its content), longer than any in a catalog: is"
                + " the file damaged, or not a catalog?")
            .formatted(what, limit >> 20, position));
  }
}
