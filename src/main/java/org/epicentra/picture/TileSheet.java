package org.epicentra.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;

/**
 * Lays images out in rows, from the top left, on a ground that is transparent: for pages of any
 * colour. Grey has 255 levels.
 *
 * @param columns images in a row, at least 1
 * @param gap pixels between images
 * @param group images of a row that belong together, without a gap between them; it divides the
 *     columns
 */
public record TileSheet(int columns, int gap, int group) {
  private static final int CLEAR = 255;
  private static final int LEVELS = 256;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public TileSheet {
    if (columns < 1 || gap < 0 || group < 1 || columns % group != 0) {
      throw new IllegalArgumentException(
          "%d columns in groups of %d with gaps of %d".formatted(columns, group, gap));
    }
  }

  /** Where the left edge of a column is, for images of a width. */
  public int left(int column, int width) {
    return column * width + column / group * gap;
  }

  /** Where the upper edge of a row is, for images of a height. */
  public int top(int row, int height) {
    return row * (height + gap);
  }

  /**
   * One image of all.
   *
   * @param images at least one, all of the size of the first
   */
  public BufferedImage layOut(List<GrayImage> images) {
    int width = images.get(0).width();
    int height = images.get(0).height();
    int used = Math.min(columns, images.size());
    int rows = (images.size() + columns - 1) / columns;
    int wide = left(used - 1, width) + width;
    int high = top(rows - 1, height) + height;
    byte[] levels = new byte[wide * high];
    Arrays.fill(levels, (byte) CLEAR);
    for (int i = 0; i < images.size(); i++) {
      int corner = top(i / columns, height) * wide + left(i % columns, width);
      place(images.get(i).pixels(), levels, corner, width, wide);
    }
    BufferedImage sheet = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_INDEXED, palette());
    sheet.getRaster().setDataElements(0, 0, wide, high, levels);
    return sheet;
  }

  private static void place(byte[] pixels, byte[] levels, int corner, int width, int wide) {
    for (int i = 0; i < pixels.length; i++) {
      int level = (pixels[i] & 0xff) * (CLEAR - 1) + 127;
      levels[corner + i / width * wide + i % width] = (byte) (level / 255);
    }
  }

  private static IndexColorModel palette() {
    int[] colours = new int[LEVELS];
    for (int level = 0; level < CLEAR; level++) {
      int grey = (int) Math.round(level * 255.0 / (CLEAR - 1));
      colours[level] = 0xff000000 | grey << 16 | grey << 8 | grey;
    }
    return new IndexColorModel(8, LEVELS, colours, 0, true, CLEAR, DataBuffer.TYPE_BYTE);
  }
}
