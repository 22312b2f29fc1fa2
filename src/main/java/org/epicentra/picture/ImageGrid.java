package org.epicentra.picture;

import java.util.List;
import org.epicentra.Setting;

/**
 * Lays images out in rows as torchvision's make_grid does: from the top left, with {@code padding}
 * black pixels between and around them; the last row may have gaps. A single image is left as it
 * is.
 *
 * @param perRow images in a row, at least 1
 * @param padding in pixels, 0 or more
 */
public record ImageGrid(int perRow, int padding) {
  /** Images in a row by default of make_grid. */
  public static final int PER_ROW = 8;

  /** Padding by default of make_grid. */
  public static final int PADDING = 2;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public ImageGrid {
    if (perRow < 1) {
      throw new IllegalArgumentException(Setting.mustBe("perRow", perRow, "1 or more"));
    }
    if (padding < 0) {
      throw new IllegalArgumentException("padding is " + padding + "; it must be 0 or more");
    }
  }

  /**
   * One image of all.
   *
   * @param images at least one, all of the same size
   * @throws IllegalArgumentException if there is none, or their sizes differ
   */
  public GrayImage layOut(List<GrayImage> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("there is no image to lay out");
    }
    GrayImage first = images.get(0);
    if (images.size() == 1) {
      return first;
    }
    int columns = Math.min(perRow, images.size());
    int rows = (images.size() + columns - 1) / columns;
    int stepX = first.width() + padding;
    int stepY = first.height() + padding;
    int width = Math.addExact(Math.multiplyExact(stepX, columns), padding);
    int height = Math.addExact(Math.multiplyExact(stepY, rows), padding);
    byte[] pixels = new byte[Math.multiplyExact(width, height)];
    for (int i = 0; i < images.size(); i++) {
      GrayImage image = images.get(i);
      if (image.width() != first.width() || image.height() != first.height()) {
        throw new IllegalArgumentException(
            "image %d is %d x %d; it must be %d x %d like the first"
                .formatted(i, image.width(), image.height(), first.width(), first.height()));
      }
      int corner = (padding + i / columns * stepY) * width + padding + i % columns * stepX;
      for (int y = 0; y < image.height(); y++) {
        int from = y * image.width();
        System.arraycopy(image.pixels(), from, pixels, corner + y * width, image.width());
      }
    }
    return new GrayImage(width, height, pixels);
  }
}
