package org.epicentra.vae.images;

/** Images of one float per pixel. */
public final class FloatImages extends PackedImages {
  private static final long serialVersionUID = 1L;

  private final float[] pixels;

  /**
   * @param pixels values in [0, 1], rows x inputs, row-major, kept, not copied
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if the pixels do not make up whole images, or one is NaN or
   *     outside [0, 1]
   */
  public FloatImages(float[] pixels, int inputs, long firstKey) {
    super(pixels.length, inputs, firstKey);
    for (int i = 0; i < pixels.length; i++) {
      if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
        throw new IllegalArgumentException(
            "pixel %d of row %d is %s; it must be from 0 to 1"
                .formatted(i % inputs, firstKey + i / inputs, pixels[i]));
      }
    }
    this.pixels = pixels;
  }

  @Override
  public void copy(int row, float[] out, int at) {
    System.arraycopy(pixels, row * inputs, out, at, inputs);
  }
}
