package org.epicentra.job.vae;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;

/** How images are shown: the network sees pixels in a row. */
public final class ImageShapes {
  private ImageShapes() {}

  /** As the source tells, else a square, or one line where the number of pixels is no square. */
  public static ImageShape of(Dataset<Row> images, int inputs) {
    return ImageShape.of(images.schema(), ImageReader.IMAGE)
        .or(() -> ImageShape.square(inputs))
        .orElse(new ImageShape(1, inputs));
  }
}
