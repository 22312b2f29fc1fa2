package org.epicentra.vae.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes the common layout of weights and checkpoints, little-endian: four letters for the kind of
 * file, its version as int32, the length of the header as int32, the header as JSON in UTF-8, the
 * numbers as float32, and the CRC-32 of all preceding bytes as int32.
 */
final class FloatFileWriter {
  private final OutputStream out;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * @param magic four ASCII letters
   * @param header JSON
   */
  FloatFileWriter(OutputStream out, String magic, int version, byte[] header) {
    this.out = out;
    buffer.put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(version).putInt(header.length);
    flush();
    crc.update(header);
    write(header, header.length);
  }

  /** Appends numbers. */
  void floats(float[] values) {
    for (float value : values) {
      if (buffer.remaining() < Float.BYTES) {
        flush();
      }
      buffer.putFloat(value);
    }
  }

  /** Writes the checksum; the stream stays open. */
  void end() {
    flush();
    buffer.putInt((int) crc.getValue());
    flush();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() {
    crc.update(buffer.array(), 0, buffer.position());
    write(buffer.array(), buffer.position());
    buffer.clear();
  }

  private void write(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
