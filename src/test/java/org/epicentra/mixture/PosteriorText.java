package org.epicentra.mixture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The file of a posterior as text. */
final class PosteriorText {
  private PosteriorText() {}

  static String text(MixturePosterior posterior) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PosteriorCodec.write(posterior, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static MixturePosterior read(String text) {
    return PosteriorCodec.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
