package org.epicentra.vae.images;

/**
 * The images of a partition: rows with consecutive numbers in the data set. All partitions together
 * have the numbers 0 to rows - 1.
 */
public interface BatchSource {
  /** Number of the first row. */
  long firstKey();

  /** Number of rows, 0 or more. */
  int rows();

  /**
   * Copies an image.
   *
   * @param row its number minus {@link #firstKey}, 0 to rows - 1
   * @param out takes its pixels, in [0, 1], from {@code at}
   */
  void copy(int row, float[] out, int at);
}
