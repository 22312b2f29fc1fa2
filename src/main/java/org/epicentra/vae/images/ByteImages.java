package org.epicentra.vae.images;

import java.io.Serializable;

/** Images of one byte per pixel, 0 to 255 for 0 to 1. */
public final class ByteImages implements BatchSource, Serializable {
  private static final long serialVersionUID = 1L;
  private static final float[] VALUES = values();

  private final byte[] pixels;
  private final int inputs;
  private final long firstKey;

  /**
   * @param pixels rows x inputs, row-major, kept and not copied
   * @param inputs pixels of an image
   * @param firstKey number of the first row
   */
  public ByteImages(byte[] pixels, int inputs, long firstKey) {
    if (inputs < 1 || pixels.length % inputs != 0) {
      throw new IllegalArgumentException(
          "there are " + pixels.length + " pixels, must be a multiple of inputs = " + inputs);
    }
    this.pixels = pixels;
    this.inputs = inputs;
    this.firstKey = firstKey;
  }

  private static float[] values() {
    float[] values = new float[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 255f;
    }
    return values;
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
    int from = row * inputs;
    for (int i = 0; i < inputs; i++) {
      out[at + i] = VALUES[pixels[from + i] & 0xFF];
    }
  }
}
