package org.epicentra.spark.images;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;

/**
 * Height and width of the images of a column, in pixels, for pictures: networks read pixels in a
 * row. The shape is kept in the column's metadata, which Spark carries along and writes to Parquet.
 */
public record ImageShape(int height, int width) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String HEIGHT = "height";
  private static final String WIDTH = "width";

  /**
   * @throws BadInputException when a side is not 1 or more, or there are more pixels than an array
   *     holds
   */
  public ImageShape {
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
      throw new BadInputException(
          "an image cannot be %d pixels high and %d wide".formatted(height, width));
    }
  }

  /**
   * The shape of the images of a table: that of their metadata if it fits, else a square, else one
   * line.
   *
   * @param inputs pixels of an image
   */
  public static ImageShape of(Dataset<Row> images, int inputs) {
    return of(images.schema(), ImageReader.IMAGE)
        .filter(shape -> shape.pixels() == inputs)
        .or(() -> square(inputs))
        .orElse(new ImageShape(1, inputs));
  }

  /** The shape in a column's metadata; empty if it has none. */
  public static Optional<ImageShape> of(StructType schema, String column) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      return Optional.empty();
    }
    Metadata metadata = schema.apply(column).metadata();
    return metadata.contains(HEIGHT) && metadata.contains(WIDTH)
        ? Optional.of(new ImageShape(side(metadata, HEIGHT), side(metadata, WIDTH)))
        : Optional.empty();
  }

  /** A side of any length; beyond an int it is too long in any case. */
  private static int side(Metadata metadata, String name) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, metadata.getLong(name)));
  }

  private static Optional<ImageShape> square(int pixels) {
    int side = (int) Math.round(Math.sqrt(pixels));
    return side * side == pixels ? Optional.of(new ImageShape(side, side)) : Optional.empty();
  }

  /** Number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** The metadata of a column of images of this shape. */
  public Metadata metadata() {
    return new MetadataBuilder().putLong(HEIGHT, height).putLong(WIDTH, width).build();
  }
}
