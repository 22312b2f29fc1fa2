package org.epicentra.vae.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.epicentra.BadInputException;

/**
 * Reads files of {@link FloatFileWriter}, and refuses anything else with a {@link
 * BadInputException}.
 */
final class FloatFileReader {
  private static final int MAGIC_LENGTH = 4;
  private static final int MAX_HEADER = 1 << 24;
  private static final int CHUNK = 1 << 14;
  private static final int FIRST = 1 << 22;

  private final InputStream in;
  private final String kind;
  private final CRC32 crc = new CRC32();
  private final byte[] header;
  private long position;

  /**
   * @param kind its name in messages, such as "weights file"
   */
  FloatFileReader(InputStream in, String kind, String magic, int version) {
    this(in, kind, magic, version, version);
  }

  /**
   * @param oldest the oldest version to read
   * @param newest the newest version to read
   */
  FloatFileReader(InputStream in, String kind, String magic, int oldest, int newest) {
    this.in = in;
    this.kind = kind;
    ByteBuffer start = bytes(MAGIC_LENGTH + 2 * Integer.BYTES);
    String found = new String(start.array(), 0, MAGIC_LENGTH, StandardCharsets.ISO_8859_1);
    if (!found.equals(magic)) {
      throw fault("does not begin with " + magic + ", so it is no such file", null);
    }
    int version = start.getInt(MAGIC_LENGTH);
    if (!(version >= oldest && version <= newest)) {
      throw fault(
          "has version %d; this release reads version %s"
              .formatted(version, oldest == newest ? newest : oldest + " to " + newest),
          null);
    }
    int length = start.getInt(MAGIC_LENGTH + Integer.BYTES);
    if (!(length > 0 && length <= MAX_HEADER)) {
      throw fault("has a header of " + length + " bytes, not of 1 to " + MAX_HEADER, null);
    }
    this.header = bytes(length).array();
  }

  /** The header's JSON. */
  byte[] header() {
    return header;
  }

  /** The next numbers. Memory grows as they arrive: a damaged header may announce too many. */
  float[] floats(int count) {
    float[] values = new float[Math.min(count, FIRST)];
    for (int from = 0; from < count; from += CHUNK) {
      int n = Math.min(CHUNK, count - from);
      if (values.length < from + n) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      bytes(n * Float.BYTES).asFloatBuffer().get(values, from, n);
    }
    return values;
  }

  /** Checks the checksum, and that it ends the file. */
  void end() {
    int expected = (int) crc.getValue();
    int found = bytes(Integer.BYTES).getInt();
    if (found != expected) {
      throw fault("is damaged: its checksum is %08x, not %08x".formatted(found, expected), null);
    }
    try {
      if (in.read() >= 0) {
        throw fault("continues after its end at byte " + position, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ByteBuffer bytes(int count) {
    byte[] bytes = new byte[count];
    try {
      int read = in.readNBytes(bytes, 0, count);
      position += read;
      if (read < count) {
        throw fault("ends too early, after " + position + " bytes", null);
      }
    } catch (EOFException e) {
      throw fault("ends too early: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    crc.update(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * An exception about this file.
   *
   * @param what is wrong with it, without a full stop
   * @param cause may be null
   */
  BadInputException fault(String what, Exception cause) {
    return new BadInputException("The " + kind + " " + what + ".", cause);
  }
}
