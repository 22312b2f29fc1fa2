package org.epicentra.spark.images;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.FileStreams;

/**
 * A complete IDX file of bytes, the format of MNIST: two zero bytes, the type (08: unsigned bytes),
 * the number of dimensions, each dimension as a big-endian int, and the values.
 *
 * @param file qualified path
 * @param rows the first dimension
 * @param shape the other dimensions: height and width of images, none of labels
 */
record IdxFile(String file, int rows, int... shape) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the header, and the rest of the file to see that it is complete.
   *
   * @param dimensions that the file must have: 3 for images, 1 for labels
   * @throws BadInputException when the magic number is wrong, a dimension is not above 0, or the
   *     file is shorter or longer than the dimensions say
   */
  static IdxFile open(Path file, int dimensions, Configuration hadoop) {
    long at = 0;
    try (DataInputStream in = new DataInputStream(FileStreams.open(file, hadoop))) {
      byte[] magic = in.readNBytes(4);
      requireMagic(file, magic, dimensions);
      at = magic.length;
      int[] sizes = new int[dimensions];
      long values = 1;
      for (int i = 0; i < dimensions; i++) {
        sizes[i] = in.readInt();
        if (!(sizes[i] > 0)) {
          throw new BadInputException(
              "%s: dimension %d at byte %d is %d; it must be above 0%s."
                  .formatted(file, i, at, sizes[i], i == 0 ? ": there are no rows" : ""));
        }
        values *= sizes[i];
        at += Integer.BYTES;
      }
      requireSize(file, sizes, values);
      IdxFile idx =
          new IdxFile(file.toString(), sizes[0], Arrays.copyOfRange(sizes, 1, dimensions));
      idx.requireWhole(in, at, values);
      return idx;
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          "%s breaks off in its header at byte %d: fetch it again.".formatted(file, at), e);
    } catch (IOException e) {
      throw new BadInputException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void requireMagic(Path file, byte[] magic, int dimensions) {
    byte[] wanted = {0, 0, UNSIGNED_BYTES, (byte) dimensions};
    if (!Arrays.equals(magic, wanted)) {
      String found = HexFormat.of().formatHex(magic);
      throw new BadInputException(
          "%s: the magic number at byte 0 is %s; it must be %s%s."
              .formatted(
                  file,
                  found,
                  HexFormat.of().formatHex(wanted),
                  switch (found) {
                    case "00000801" -> ": this is a file of labels, name the one of images";
                    case "00000803" -> ": this is a file of images, name the one of labels";
                    default -> "";
                  }));
    }
  }

  private static void requireSize(Path file, int[] sizes, long values) {
    if (values / sizes[0] > Integer.MAX_VALUE / 8) {
      throw new BadInputException(
          "%s: an image would have %d pixels; is the header damaged?"
              .formatted(file, values / sizes[0]));
    }
  }

  private void requireWhole(InputStream in, long header, long values) throws IOException {
    long read = 0;
    byte[] buffer = new byte[BUFFER];
    IOException broken = null;
    try {
      for (int n = in.read(buffer); n >= 0 && read <= values; n = in.read(buffer)) {
        read += n;
      }
    } catch (EOFException | ZipException e) {
      broken = e;
    }
    if (read < values || broken != null) {
      throw new BadInputException(
          "%s breaks off at byte %d, in row %d of %d; it must have %d bytes. Fetch it again."
              .formatted(file, header + read, read / rowBytes(), rows, header + values),
          broken);
    }
    if (read > values) {
      throw new BadInputException(
          "%s continues after its %d rows, at byte %d; the header or the file is damaged."
              .formatted(file, rows, header + values));
    }
  }

  /** Bytes of one row. */
  int rowBytes() {
    int bytes = 1;
    for (int size : shape) {
      bytes *= size;
    }
    return bytes;
  }

  /** The values from a row on, as a stream that the caller closes. */
  InputStream from(long row, Configuration hadoop) throws IOException {
    InputStream in = FileStreams.open(new Path(file), hadoop);
    in.skipNBytes((2L + shape.length) * Integer.BYTES + row * rowBytes());
    return in;
  }
}
