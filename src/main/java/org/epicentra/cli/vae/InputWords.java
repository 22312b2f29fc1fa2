package org.epicentra.cli.vae;

import java.util.List;
import java.util.Locale;

/**
 * How a command's text names what an autoencoder reads: images, or the rows of a table.
 *
 * @param one of them
 * @param many of them
 * @param values that each has
 * @param how they become the network's inputs
 */
record InputWords(String one, String many, String values, String how) {
  /**
   * @param columns of a table of numbers; none for images
   * @param binarize how the pixels of images become 0 or 1
   */
  static InputWords of(List<String> columns, String binarize) {
    if (columns.isEmpty()) {
      return new InputWords("image", "images", "pixels", "pixels: " + binarize);
    }
    int n = columns.size();
    return new InputWords(
        "row", "rows", "numbers", String.format(Locale.ROOT, "%,d column%s", n, n == 1 ? "" : "s"));
  }
}
