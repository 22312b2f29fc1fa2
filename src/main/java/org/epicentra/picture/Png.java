package org.epicentra.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Writes images as PNG, without files of its own. */
public final class Png {
  private Png() {}

  /**
   * Writes an image; the stream stays open.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public static void write(BufferedImage image, OutputStream out) {
    ImageIO.setUseCache(false);
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write an image: " + e.getMessage(), e);
    }
  }

  /** The bytes of the file. */
  public static byte[] bytes(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(image, out);
    return out.toByteArray();
  }

  /** The file as an address that holds all of it. */
  public static String dataUri(BufferedImage image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes(image));
  }
}
