package org.epicentra.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens files, decompressed: gzip is known by its first bytes, other codecs by the file's name. */
public final class FileStreams {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  private FileStreams() {}

  /** The file's content; to be closed by the caller. */
  public static InputStream open(Path file, Configuration hadoop) throws IOException {
    InputStream raw = new BufferedInputStream(file.getFileSystem(hadoop).open(file), BUFFER);
    if (isGzip(raw)) {
      return new GZIPInputStream(raw, BUFFER);
    }
    CompressionCodec codec = codecByName(file, hadoop);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  /** Whether neither content nor name show compression, so that the file can be read in parts. */
  public static boolean isPlain(Path file, Configuration hadoop) throws IOException {
    try (InputStream raw = new BufferedInputStream(file.getFileSystem(hadoop).open(file))) {
      return !isGzip(raw) && new CompressionCodecFactory(hadoop).getCodec(file) == null;
    }
  }

  /** A name that ends in .gz says nothing: the first bytes do. */
  private static CompressionCodec codecByName(Path file, Configuration hadoop) {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
    return codec == null || codec.getDefaultExtension().equals(".gz") ? null : codec;
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean magic = in.read() == GZIP_MAGIC_0 && in.read() == GZIP_MAGIC_1;
    in.reset();
    return magic;
  }
}
