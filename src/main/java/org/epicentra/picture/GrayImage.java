package org.epicentra.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A grey image with one byte per pixel, from 0 for black to 255 for white.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param pixels height x width, row-major, kept, not copied
 */
public record GrayImage(int width, int height, byte[] pixels) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side is below 1, or the number of pixels is not that of
   *     the sides
   */
  public GrayImage {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "the image is " + width + " x " + height + "; it must be at least 1 x 1");
    }
    if (pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          "there are %d pixels; there must be %d x %d".formatted(pixels.length, width, height));
    }
  }

  /**
   * An image of values between 0 and 1, rounded to the nearest of 256 levels.
   *
   * @param values of the pixels, row-major, from {@code from}
   * @throws IllegalArgumentException if a value is outside [0, 1] or NaN
   */
  public static GrayImage of(int width, int height, float[] values, int from) {
    byte[] pixels = new byte[Math.multiplyExact(width, height)];
    for (int i = 0; i < pixels.length; i++) {
      float value = values[from + i];
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "pixel " + i + " is " + value + "; it must be from 0 to 1");
      }
      pixels[i] = (byte) (value * 255 + 0.5f);
    }
    return new GrayImage(width, height, pixels);
  }

  /**
   * The same with values below 0 as black and above 1 as white.
   *
   * @throws IllegalArgumentException if a value is NaN
   */
  public static GrayImage clipped(int width, int height, float[] values, int from) {
    float[] clipped = new float[Math.multiplyExact(width, height)];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(0, Math.min(1, values[from + i]));
    }
    return of(width, height, clipped, 0);
  }

  /**
   * The image with no side longer than a number of pixels: each pixel is the mean of a square of
   * the original's.
   *
   * @param longest at least 1
   */
  public GrayImage reduced(int longest) {
    int factor = (Math.max(width, height) + longest - 1) / longest;
    if (factor <= 1) {
      return this;
    }
    int wide = (width + factor - 1) / factor;
    int high = (height + factor - 1) / factor;
    byte[] means = new byte[wide * high];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        means[y * wide + x] = mean(x * factor, y * factor, factor);
      }
    }
    return new GrayImage(wide, high, means);
  }

  private byte mean(int left, int top, int side) {
    long sum = 0;
    int count = 0;
    for (int y = top; y < Math.min(height, top + side); y++) {
      for (int x = left; x < Math.min(width, left + side); x++) {
        sum += pixels[y * width + x] & 0xff;
        count++;
      }
    }
    return (byte) ((2 * sum + count) / (2 * count));
  }

  /**
   * Writes the image as PNG with 8 bits of grey; the stream stays open.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public void writePng(OutputStream out) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, data, 0, pixels.length);
    Png.write(image, out);
  }
}
