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
 * The distribution of images by their brightness, and of brightness over the image. All counts are
 * whole numbers, so a sum does not depend on the partitions, and the counts of all images minus
 * those of some are exactly those of the rest. Not a record, since Kryo cannot read records.
 */
public final class ImageSpread implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of bins of the mean pixel. */
  public static final int BINS = 32;

  /** Number of runs of pixels. */
  public static final int RUNS = 64;

  private static final int GREATEST = 255;

  private final long[] intensities;
  private final long[] pixels;

  /**
   * @param intensities number of images by mean pixel, in {@value #BINS} equal bins of [0, 1]
   * @param pixels sum of the pixels, in units of 1/255, over {@value #RUNS} equal runs of
   *     consecutive pixels
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
    int found = counts == null ? 0 : counts.length;
    if (found != length) {
      throw new BadInputException(
          "%s of images has %d numbers; it must have %d".formatted(name, found, length));
    }
    for (long count : counts) {
      if (count < 0) {
        throw new BadInputException(
            "%s of images contains %d; its numbers must be 0 or more".formatted(name, count));
      }
    }
  }

  /** Number of images in each bin of the mean pixel. */
  @JsonProperty
  public long[] intensities() {
    return intensities;
  }

  /** Sum of the pixels of each run, in units of 1/255. */
  @JsonProperty
  public long[] pixels() {
    return pixels;
  }

  /** Of all images, in one Spark job. Invalid ones are left out; the training names them. */
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
