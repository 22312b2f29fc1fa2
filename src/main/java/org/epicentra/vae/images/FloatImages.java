package org.epicentra.vae.images;

import java.io.Serializable;

/** Images of one float per pixel. */
public final class FloatImages implements BatchSource, Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] pixels;
  private final int inputs;
  private final long firstKey;

  /**
   * @param pixels values in [0, 1], rows x inputs, row-major, kept and not copied
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if a value is outside [0, 1] or NaN
   */
  public FloatImages(float[] pixels, int inputs, long firstKey) {
    if (inputs < 1 || pixels.length % inputs != 0) {
      throw new IllegalArgumentException(
          "there are " + pixels.length + " pixels, must be a multiple of inputs = " + inputs);
    }
    for (int i = 0; i < pixels.length; i++) {
      if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
        throw new IllegalArgumentException(
            "pixel %d of row %d is %s, must be from 0 to 1"
                .formatted(i % inputs, firstKey + i / inputs, pixels[i]));
      }
    }
    this.pixels = pixels;
    this.inputs = inputs;
    this.firstKey = firstKey;
  }

  @Override
  public long firstKey() {
    return firstKey;
  }

  @Override
  public int rows() {
    return pixels.length / inputs;
  }

  @Override
  public void copy(int row, float[] out, int at) {
    System.arraycopy(pixels, row * inputs, out, at, inputs);
  }
}
