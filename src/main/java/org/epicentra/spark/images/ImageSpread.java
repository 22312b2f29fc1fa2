package org.epicentra.spark.images;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;

/**
 * How images are spread: by how bright they are, and by where on them it is bright. The numbers are
 * whole, so that a sum does not depend on the partitions, and that what many images have more than
 * a part of them is what the others have. A class for Kryo, which cannot read records.
 */
public final class ImageSpread implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins of the mean pixel. */
  public static final int BINS = 32;

  /** Runs of pixels. */
  public static final int RUNS = 64;

  private static final int GREATEST = 255;

  private final long[] intensities;
  private final long[] pixels;

  /**
   * @param intensities number of images by their mean pixel, in {@value #BINS} equal bins of [0, 1]
   * @param pixels sum of the pixels, in 1/255, over {@value #RUNS} equal runs of the pixels in
   *     their order
   * @throws BadInputException when there are more or fewer numbers, or one is below 0
   */
  @JsonCreator
  public ImageSpread(
      @JsonProperty("intensities") long[] intensities, @JsonProperty("pixels") long[] pixels) {
    check("intensities", intensities, BINS);
    check("pixels", pixels, RUNS);
    this.intensities = intensities;
    this.pixels = pixels;
  }

  private static void check(String name, long[] counts, int length) {
    int told = counts == null ? 0 : counts.length;
    if (told != length) {
      throw new BadInputException(
          "%s of images has %d numbers, must have %d".formatted(name, told, length));
    }
    for (long count : counts) {
      if (count < 0) {
        throw new BadInputException(
            "%s of images has the number %d, must have 0 or more".formatted(name, count));
      }
    }
  }

  /** Number of images in each bin of the mean pixel. */
  @JsonProperty
  public long[] intensities() {
    return intensities;
  }

  /** Sum of the pixels of each run, in 1/255. */
  @JsonProperty
  public long[] pixels() {
    return pixels;
  }

  /** Of all images: one Spark job. Those at fault are left out; the training names them. */
  public static ImageSpread of(Dataset<Row> images) {
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
