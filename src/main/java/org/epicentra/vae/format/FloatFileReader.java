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
 * Reads what {@link FloatFileWriter} wrote, and refuses anything else with a {@link
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
   * @param kind what it is called in messages, such as "weights file"
   */
  FloatFileReader(InputStream in, String kind, String magic, int version) {
    this.in = in;
    this.kind = kind;
    ByteBuffer start = bytes(MAGIC_LENGTH + 2 * Integer.BYTES);
    String found = new String(start.array(), 0, MAGIC_LENGTH, StandardCharsets.ISO_8859_1);
    if (!found.equals(magic)) {
      throw fault("does not begin with " + magic + ", so it is no such file");
    }
    int foundVersion = start.getInt(MAGIC_LENGTH);
    if (foundVersion != version) {
      throw fault("has version " + foundVersion + "; this release reads version " + version);
    }
    int length = start.getInt(MAGIC_LENGTH + Integer.BYTES);
    if (!(length > 0 && length <= MAX_HEADER)) {
      throw fault("has a header of " + length + " bytes, must be 1 to " + MAX_HEADER);
    }
    this.header = bytes(length).array();
  }

  /** The header's JSON. */
  byte[] header() {
    return header;
  }

  /** The next numbers. Memory is taken as they come: a damaged header may promise too many. */
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

  /** Checks the checksum, and that nothing follows it. */
  void end() {
    int expected = (int) crc.getValue();
    int found = bytes(Integer.BYTES).getInt();
    if (found != expected) {
      throw fault("is damaged: its checksum is %08x, must be %08x".formatted(found, expected));
    }
    try {
      if (in.read() >= 0) {
        throw fault("goes on after its end at byte " + position);
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
        throw fault("ends too early, after " + position + " bytes");
      }
    } catch (EOFException e) {
      throw new BadInputException("The " + kind + " ends too early: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    crc.update(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A message about this file. */
  BadInputException fault(String what) {
    return new BadInputException("The " + kind + " " + what + ".");
  }
}
