package org.epicentra.vae.images;

import java.io.Serializable;

/** Images of one size in memory, which follow each other in the data set. */
abstract class PackedImages implements BatchSource, Serializable {
  private static final long serialVersionUID = 1L;

  /** Pixels of an image. */
  final int inputs;

  private final int rows;
  private final long firstKey;

  /**
   * @param pixels of all images together
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if the pixels do not make up whole images
   */
  PackedImages(int pixels, int inputs, long firstKey) {
    if (inputs < 1 || pixels % inputs != 0) {
      throw new IllegalArgumentException(
          "there are %d pixels; their number must be a multiple of inputs = %d"
              .formatted(pixels, inputs));
    }
    this.inputs = inputs;
    this.rows = pixels / inputs;
    this.firstKey = firstKey;
  }

  @Override
  public final long firstKey() {
    return firstKey;
  }

  @Override
  public final int rows() {
    return rows;
  }
}
