package org.epicentra.vae.images;

/**
 * A partition's images: rows whose numbers in the data set follow each other. The numbers of all
 * partitions together are 0 to rows - 1.
 */
public interface BatchSource {
  /** Number of the first row. */
  long firstKey();

  /** Number of rows, 0 or more. */
  int rows();

  /**
   * Copies an image.
   *
   * @param row 0 to rows - 1: its number less {@link #firstKey}
   * @param out takes its pixels in [0, 1], from {@code at}
   */
  void copy(int row, float[] out, int at);
}
