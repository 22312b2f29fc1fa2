package org.epicentra.spark.catalog.source.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes text whose encoding is not declared: UTF-8, else Latin-1, line by line. */
public final class RecordText {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private RecordText() {}

  /** Whether the bytes are well-formed UTF-8. */
  static boolean isUtf8(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        return decodes(bytes, offset, length);
      }
    }
    return true;
  }

  /** The bytes as UTF-8, or as Latin-1 where they are not well-formed UTF-8. */
  static String decode(byte[] bytes, int offset, int length) {
    boolean utf8 = isUtf8(bytes, offset, length);
    return new String(
        bytes, offset, length, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  /** Whether the content starts as UTF-16 does. */
  public static boolean isUtf16(byte[] head) {
    return head.length >= 2
        && ((head[0] == (byte) 0xfe && head[1] == (byte) 0xff)
            || (head[0] == (byte) 0xff && head[1] == (byte) 0xfe));
  }

  /** The lines, each decoded by itself, without a byte order mark. */
  public static List<String> lines(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int start = startsWithMark(bytes) ? MARK.length : 0;
    for (int i = start; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
        lines.add(decode(bytes, start, i - start));
        start = i + 1;
      }
    }
    return lines;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static boolean decodes(byte[] bytes, int offset, int length) {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    try {
      strict.decode(ByteBuffer.wrap(bytes, offset, length));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
