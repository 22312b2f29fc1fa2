package org.epicentra.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives an identifier for an event that has none: a hash of its checked values, so that the same
 * record gets the same identifier in every run. Not thread-safe.
 */
final class EventId {
  private static final int BYTES = 12;
  private static final char SEPARATOR = '\u001f';

  private final MessageDigest digest;
  private final StringBuilder text = new StringBuilder(160);

  EventId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** 24 hexadecimal digits from SHA-256 of the values. */
  String of(Object[] values) {
    text.setLength(0);
    for (Object value : values) {
      text.append(value == null ? "" : value).append(SEPARATOR);
    }
    byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
