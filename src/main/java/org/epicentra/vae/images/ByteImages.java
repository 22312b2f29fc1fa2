package org.epicentra.vae.images;

/** Images of one byte per pixel, where 0 to 255 stand for 0 to 1. */
public final class ByteImages extends PackedImages {
  private static final long serialVersionUID = 1L;
  private static final float[] VALUES = values();

  private final byte[] pixels;

  /**
   * @param pixels rows x inputs, row-major, kept, not copied
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   * @throws IllegalArgumentException if the pixels do not make up whole images
   */
  public ByteImages(byte[] pixels, int inputs, long firstKey) {
    super(pixels.length, inputs, firstKey);
    this.pixels = pixels;
  }

  private static float[] values() {
    float[] values = new float[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 255f;
    }
    return values;
  }

  @Override
  public void copy(int row, float[] out, int at) {
    int from = row * inputs;
    for (int i = 0; i < inputs; i++) {
      out[at + i] = VALUES[pixels[from + i] & 0xFF];
    }
  }
}
