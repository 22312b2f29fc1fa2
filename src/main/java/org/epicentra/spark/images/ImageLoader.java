package org.epicentra.spark.images;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.BitImages;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.images.FloatImages;
import org.epicentra.vae.images.NumberRows;

/** Packs the rows of a partition (one column, the image) into blocks, and ends with a report. */
public final class ImageLoader implements Iterator<ImageItem> {
  private static final int BLOCK_PIXELS = 1 << 19;

  private final Iterator<Row> rows;
  private final ImagePixels reader;
  private final boolean bits;
  private float[] pixels;
  private int inputs = -1;
  private long read;
  private String fault;
  private boolean reported;

  /**
   * @param rows with the image as their only column
   * @param bits whether pixels are kept as 0 and 1 alone
   */
  public ImageLoader(Iterator<Row> rows, ImagePixels reader, boolean bits) {
    this.rows = rows;
    this.reader = reader;
    this.bits = bits;
  }

  @Override
  public boolean hasNext() {
    return !reported;
  }

  @Override
  public ImageItem next() {
    if (reported) {
      throw new NoSuchElementException();
    }
    if (fault == null && rows.hasNext()) {
      long first = read;
      int count = fill();
      if (fault == null) {
        return new ImageItem.Images(new ImageBlock(first, 0, count, packed(count)));
      }
    }
    reported = true;
    return new ImageItem.Report(read, inputs, fault);
  }

  /** Reads the rows of a block into {@link #pixels}. */
  private int fill() {
    int count = 0;
    int most = 1;
    while (count < most && fault == null && rows.hasNext()) {
      Object image = rows.next().get(0);
      read++;
      int size = reader.count(image);
      if (inputs < 0 && size > 0) {
        inputs = size;
        pixels = new float[Math.max(1, BLOCK_PIXELS / inputs) * inputs];
      }
      fault =
          size < 1 || size != inputs ? wrongSize(size) : reader.copy(image, pixels, count * inputs);
      most = inputs < 0 ? 1 : pixels.length / inputs;
      count++;
    }
    return count;
  }

  private String wrongSize(int size) {
    String row = reader.anyNumbers() ? "row" : "image";
    String inputsOfIt = reader.anyNumbers() ? "numbers" : "pixels";
    if (size < 1) {
      return size < 0 ? "the " + row + " is null" : "the " + row + " has no " + inputsOfIt;
    }
    return "the %s has %d %s, the first has %d: all must have the same size"
        .formatted(row, size, inputsOfIt, inputs);
  }

  private BatchSource packed(int count) {
    if (bits) {
      return new BitImages(pixels, count, inputs, 0);
    }
    if (reader.anyNumbers()) {
      return new NumberRows(Arrays.copyOf(pixels, count * inputs), inputs, 0);
    }
    if (!reader.whole()) {
      return new FloatImages(Arrays.copyOf(pixels, count * inputs), inputs, 0);
    }
    byte[] bytes = new byte[count * inputs];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(pixels[i] * 255);
    }
    return new ByteImages(bytes, inputs, 0);
  }
}
