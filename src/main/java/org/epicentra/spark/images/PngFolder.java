package org.epicentra.spark.images;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.BadInputException;

/**
 * PNG files, read by Spark's image source, as grey bytes. That source takes the low byte of 16-bit
 * grey values and drops the opacity of grey ones, so such files are refused by their header.
 */
final class PngFolder {
  private static final String SOURCE = "epicentra_picture";
  private static final String ORIGIN = "origin";
  private static final String REFUSED =
      // Bytes 25 and 26 of a PNG: bits of a value, and colours (0: grey, 4: grey and opacity).
      "hex(substring(content, 25, 2)) in ('1000', '0804', '1004')"
          + " and hex(substring(content, 1, 4)) = '89504E47'";

  private PngFolder() {}

  /**
   * Reads the files, sorted by name.
   *
   * @param files at least one; all must have the size of the first
   */
  static Dataset<Row> read(SparkSession spark, List<Path> files) {
    Row first = pictures(spark, files.subList(0, 1)).first().getStruct(0);
    requireEightBits(spark, files);
    ImageShape shape = shape(first.getString(0), first.getInt(1), first.getInt(2));
    UDF5<String, Integer, Integer, Integer, byte[], byte[]> grey =
        (origin, height, width, channels, data) -> {
          requireShape(origin, shape(origin, height, width), shape);
          return channels == 1 ? data : grey(origin, data, channels);
        };
    Column image =
        udf(grey, DataTypes.BinaryType)
            .apply(
                field(ORIGIN), field("height"), field("width"), field("nChannels"), field("data"));
    return pictures(spark, files)
        .select(image.as(ImageReader.IMAGE, shape.metadata()), field(ORIGIN).as(ORIGIN))
        .orderBy(ORIGIN);
  }

  private static Dataset<Row> pictures(SparkSession spark, List<Path> files) {
    return spark
        .read()
        .format("image")
        .load(files.stream().map(Path::toString).toArray(String[]::new))
        .select(col("image").as(SOURCE));
  }

  private static Column field(String name) {
    return col(SOURCE).getField(name);
  }

  private static void requireEightBits(SparkSession spark, List<Path> files) {
    List<Row> refused =
        spark
            .read()
            .format("binaryFile")
            .load(files.stream().map(Path::toString).toArray(String[]::new))
            .where(REFUSED)
            .select("path")
            .orderBy("path")
            .takeAsList(1);
    if (!refused.isEmpty()) {
      throw new BadInputException(
          "%s has 16-bit grey values or an opacity: convert it to plain 8-bit grey."
              .formatted(refused.get(0).getString(0)));
    }
  }

  /** Spark gives a file that it cannot decode a height of -1. */
  private static ImageShape shape(String origin, int height, int width) {
    if (height <= 0) {
      throw new BadInputException(origin + " cannot be decoded as a picture: fetch it again.");
    }
    return new ImageShape(height, width);
  }

  private static void requireShape(String origin, ImageShape found, ImageShape wanted) {
    if (!found.equals(wanted)) {
      throw new BadInputException(
          "%s has %d x %d pixels, the first picture %d x %d: all must have the same size."
              .formatted(origin, found.height(), found.width(), wanted.height(), wanted.width()));
    }
  }

  /**
   * The luma of ITU-R BT.601.
   *
   * @param data blue, green, red and, with four channels, opacity of each pixel
   */
  private static byte[] grey(String origin, byte[] data, int channels) {
    byte[] grey = new byte[data.length / channels];
    for (int i = 0; i < grey.length; i++) {
      int at = i * channels;
      if (channels > 3 && (data[at + 3] & 0xFF) < 0xFF) {
        throw new BadInputException(
            "%s is transparent at pixel %d: flatten it onto a background first."
                .formatted(origin, i));
      }
      double blue = data[at] & 0xFF;
      double green = data[at + 1] & 0xFF;
      double red = data[at + 2] & 0xFF;
      grey[i] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    }
    return grey;
  }
}
