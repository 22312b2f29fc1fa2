package org.epicentra.cli.vae;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The bundled digits, and IDX files made of them. */
public final class Digits {
  public static final int PIXELS = 28 * 28;
  private static final String SAMPLE = "/org/epicentra/sample/mnist-test-600-";

  private Digits() {}

  /** The first so many digits as a file without compression. */
  public static Path write(Path folder, int rows) throws IOException {
    Path file = folder.resolve("digits-" + rows + "-images-idx3-ubyte");
    return Files.write(file, idx(rows));
  }

  /** The same with their labels beside them. */
  public static Path writeLabelled(Path folder, int rows) throws IOException {
    byte[] labels = Arrays.copyOf(read("labels-idx1-ubyte.gz"), 8 + rows);
    ByteBuffer.wrap(labels).putInt(4, rows);
    Files.write(folder.resolve("digits-" + rows + "-labels-idx1-ubyte"), labels);
    return write(folder, rows);
  }

  /** The content of an IDX file of the first so many digits. */
  public static byte[] idx(int rows) {
    byte[] file = Arrays.copyOf(read("images-idx3-ubyte.gz"), 16 + rows * PIXELS);
    ByteBuffer.wrap(file).putInt(4, rows);
    return file;
  }

  private static byte[] read(String name) {
    try (InputStream in = Digits.class.getResourceAsStream(SAMPLE + name);
        InputStream plain = new GZIPInputStream(in)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      plain.transferTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
