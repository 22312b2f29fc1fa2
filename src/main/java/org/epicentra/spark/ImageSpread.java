package org.epicentra.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * How images are spread: by how bright they are, and by where on them it is bright. The numbers are
 * whole, so that a sum does not depend on the partitions, and that what many images have more than
 * a part of them is what the others have.
 *
 * @param intensities number of images by their mean pixel, in 32 equal bins of [0, 1]
 * @param pixels sum of the pixels, in 1/255, over 64 equal runs of the pixels in their order
 */
public record ImageSpread(long[] intensities, long[] pixels) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BINS = 32;
  private static final int RUNS = 64;
  private static final int GREATEST = 255;

  /** Of all images: one Spark job. Those at fault are left out; the training names them. */
  static ImageSpread of(Dataset<Row> images) {
    ImagePixels reader = ImagePixels.of(images.schema(), ImageReader.IMAGE);
    return images
        .select(functions.col(ImageReader.IMAGE))
        .javaRDD()
        .mapPartitions(rows -> List.of(counted(reader, rows)).iterator())
        .fold(none(), ImageSpread::plus);
  }

  private static ImageSpread none() {
    return new ImageSpread(new long[BINS], new long[RUNS]);
  }

  private static ImageSpread counted(ImagePixels reader, Iterator<Row> rows) {
    ImageSpread spread = none();
    float[] pixels = new float[0];
    while (rows.hasNext()) {
      Object image = rows.next().get(0);
      int count = reader.count(image);
      if (count > pixels.length) {
        pixels = new float[count];
      }
      if (count > 0 && reader.copy(image, pixels, 0) == null) {
        spread.add(pixels, count);
      }
    }
    return spread;
  }

  private void add(float[] image, int count) {
    double sum = 0;
    for (int run = 0; run < RUNS; run++) {
      double part = 0;
      int end = (int) ((run + 1L) * count / RUNS);
      for (int i = (int) ((long) run * count / RUNS); i < end; i++) {
        part += image[i];
      }
      pixels[run] += Math.round(part * GREATEST);
      sum += part;
    }
    intensities[Math.min(BINS - 1, (int) (sum / count * BINS))]++;
  }

  private ImageSpread plus(ImageSpread other) {
    ImageSpread sum = none();
    for (int i = 0; i < BINS; i++) {
      sum.intensities[i] = intensities[i] + other.intensities[i];
    }
    for (int i = 0; i < RUNS; i++) {
      sum.pixels[i] = pixels[i] + other.pixels[i];
    }
    return sum;
  }
}
