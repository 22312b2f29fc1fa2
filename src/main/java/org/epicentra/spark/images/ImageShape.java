package org.epicentra.spark.images;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;

/**
 * Height and width of the images of a column, in pixels. They are kept in the column's metadata,
 * which Spark carries along and writes to Parquet.
 */
public record ImageShape(int height, int width) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String HEIGHT = "height";
  private static final String WIDTH = "width";

  /** The shape that a column's metadata tells; else empty. */
  public static Optional<ImageShape> of(StructType schema, String column) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      return Optional.empty();
    }
    Metadata metadata = schema.apply(column).metadata();
    return metadata.contains(HEIGHT) && metadata.contains(WIDTH)
        ? Optional.of(new ImageShape((int) metadata.getLong(HEIGHT), (int) metadata.getLong(WIDTH)))
        : Optional.empty();
  }

  /** The square one of so many pixels; empty if there is none. */
  public static Optional<ImageShape> square(int pixels) {
    int side = (int) Math.round(Math.sqrt(pixels));
    return side * side == pixels ? Optional.of(new ImageShape(side, side)) : Optional.empty();
  }

  /** Number of pixels. */
  public int pixels() {
    return height * width;
  }

  /** The metadata of a column of such images. */
  public Metadata metadata() {
    return new MetadataBuilder().putLong(HEIGHT, height).putLong(WIDTH, width).build();
  }
}
