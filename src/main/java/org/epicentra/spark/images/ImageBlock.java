package org.epicentra.spark.images;

import java.io.Serializable;
import org.epicentra.math.RandomStream;
import org.epicentra.vae.images.BatchSource;

/** Images that follow each other in the data set. A class for Kryo, which cannot read records. */
public final class ImageBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long firstKey;
  private final int offset;
  private final int rows;
  private final BatchSource images;

  /**
   * @param firstKey number of the first of these rows in the data set
   * @param offset where these begin in {@code images}
   * @param rows how many they are
   * @param images packed rows, whose own numbers do not count
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

  /** A sum over the rows of what their numbers and pixels hash to. */
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

  /** The same rows of a data set in which {@code before} others come first. */
  ImageBlock after(long before) {
    return new ImageBlock(before + firstKey, offset, rows, images);
  }

  /** The rows with keys from {@code from} to before {@code to} that are among these. */
  ImageBlock between(long from, long to) {
    long first = Math.max(from, firstKey);
    long end = Math.min(to, firstKey + rows);
    return new ImageBlock(
        first, offset + (int) (first - firstKey), (int) Math.max(0, end - first), images);
  }
}
