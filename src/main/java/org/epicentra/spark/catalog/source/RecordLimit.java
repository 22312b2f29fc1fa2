package org.epicentra.spark.catalog.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.epicentra.BadInputException;

/**
 * How long one record may be. A compressed file of some kilobytes can hold gigabytes without a line
 * break; such a file is refused before it fills the memory of an executor.
 */
final class RecordLimit extends FilterInputStream {
  /** Bytes of a line, and of the lines of one record. */
  static final int LINE = 1 << 20;

  /** Bytes of a document from one event to the next: QuakeML may list thousands of arrivals. */
  static final int EVENT = 16 << 20;

  private final String file;
  private long read;
  private long record;

  /**
   * @param content of a document
   */
  RecordLimit(String file, InputStream content) {
    super(content);
    this.file = file;
  }

  /** Tells that a record is complete. */
  void nextRecord() {
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
        ("%s of more than %d MB (near byte %d of its content), which is no catalog's: is the file"
                + " damaged, or another's?")
            .formatted(what, limit >> 20, position));
  }
}
