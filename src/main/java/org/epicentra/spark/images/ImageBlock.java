package org.epicentra.spark.images;

import java.io.Serializable;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.BatchSource;

/** Consecutive images of a data set. Not a record, since Kryo cannot read records. */
public final class ImageBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long firstKey;
  private final int offset;
  private final int rows;
  private final BatchSource images;

  /**
   * @param firstKey number of the first of these rows in the data set
   * @param offset of the first of these rows in {@code images}
   * @param rows number of rows
   * @param images packed rows, whose own numbers are ignored
   */
  public ImageBlock(long firstKey, int offset, int rows, BatchSource images) {
    this.firstKey = firstKey;
    this.offset = offset;
    this.rows = rows;
    this.images = images;
  }

  long firstKey() {
    return firstKey;
  }

  int rows() {
    return rows;
  }

  /**
   * Copies an image.
   *
   * @param row 0 to rows - 1
   * @param out takes its pixels, from {@code at}
   */
  void copy(int row, float[] out, int at) {
    images.copy(offset + row, out, at);
  }

  /** The sum over the rows of a hash of number and pixels. */
  public long fingerprint(int inputs) {
    float[] pixels = new float[inputs];
    long sum = 0;
    for (int row = 0; row < rows; row++) {
      copy(row, pixels, 0);
      long hash = firstKey + row;
      for (float pixel : pixels) {
        hash = hash * 31 + Float.floatToIntBits(pixel);
      }
      sum += RandomStream.mix(hash);
    }
    return sum;
  }

  /** The same rows of a data set in which {@code before} others precede them. */
  ImageBlock after(long before) {
    return new ImageBlock(before + firstKey, offset, rows, images);
  }

  /** Those of these rows that have numbers from {@code from} to before {@code to}. */
  ImageBlock between(long from, long to) {
    long first = Math.max(from, firstKey);
    long end = Math.min(to, firstKey + rows);
    return new ImageBlock(
        first, offset + (int) (first - firstKey), (int) Math.max(0, end - first), images);
  }
}
