package org.epicentra.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The files that go into a page, and digests of bytes. */
public final class PageResources {
  /** The library for zooming and selecting, of the jar org.webjars.npm:d3. */
  static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

  private PageResources() {}

  /**
   * The text of a file of the class path.
   *
   * @param name from the root of the class path, or beside the class
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program's jar", e);
    }
  }

  /** What a content security policy calls a script or style. */
  static String policyHash(String code) {
    byte[] digest = digest(code.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  /** The SHA-256 of some bytes, in hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
