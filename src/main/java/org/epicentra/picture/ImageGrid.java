package org.epicentra.picture;

import java.util.List;

/**
 * Lays pictures out in rows as torchvision's make_grid does: from the left and the top, {@code
 * padding} black pixels between them and around, a last row that may have gaps; a single picture
 * stays as it is.
 *
 * @param perRow pictures beside each other, at least 1
 * @param padding in pixels, 0 or more
 */
public record ImageGrid(int perRow, int padding) {
  /** Of make_grid: 8 per row, 2 pixels between. */
  public static final ImageGrid DEFAULT = new ImageGrid(8, 2);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the one that is outside
   */
  public ImageGrid {
    if (perRow < 1) {
      throw new IllegalArgumentException("perRow is " + perRow + ", must be 1 or more");
    }
    if (padding < 0) {
      throw new IllegalArgumentException("padding is " + padding + ", must be 0 or more");
    }
  }

  /**
   * One picture of all.
   *
   * @param images at least one, of one size
   * @throws IllegalArgumentException if there is none, or their sizes differ
   */
  public GrayImage layOut(List<GrayImage> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("there is no picture to lay out");
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
            "picture %d is %d x %d, must be %d x %d like the first"
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
