package org.epicentra.vae.kernel;

import java.util.Arrays;

/**
 * Rows of pixels of which most are 0 and the others 1. A product with them is a sum of rows, and
 * takes a fraction of the time of a product with any numbers. Owns scratch memory: one instance for
 * each task.
 */
public final class SparsePixels {
  /** Ones of a hundred pixels above which a product of any numbers takes less time. */
  private static final int MOST_PERCENT = 33;

  private static final int ONE = Float.floatToRawIntBits(1);

  private final ElementKernel kernel;
  private final LayerSlice layer;

  /** For each row, the pixels that are 1. */
  private final RowLists pixels;

  /** For each pixel, the rows in which it is 1. */
  private final RowLists rows;

  /**
   * @param layer that reads the pixels, whose weight is stored by input
   */
  public SparsePixels(LayerSlice layer, ElementKernel kernel) {
    this.kernel = kernel;
    this.layer = layer;
    this.pixels = new RowLists(layer.outputs());
    this.rows = new RowLists(layer.outputs());
  }

  /**
   * Takes the pixels of the next products.
   *
   * @param in count x inputs
   * @return whether these are such pixels; if not, there must be no product
   */
  public boolean take(float[] in, int count) {
    int inputs = layer.inputs();
    pixels.reserve(count, count * inputs + 1);
    int[] list = pixels.rows;
    int ones = 0;
    int others = 0; // bits of pixels that are neither 0 nor 1
    for (int row = 0; row < count; row++) {
      pixels.starts[row] = ones;
      for (int i = 0; i < inputs; i++) { // without a branch, which would be guessed wrong too often
        int bits = Float.floatToRawIntBits(in[row * inputs + i]);
        int set = (bits | -bits) >>> (Integer.SIZE - 1);
        list[ones] = i;
        ones += set;
        others |= bits ^ (-set & ONE);
      }
      if (others != 0) { // a grey pixel: there is no list to make
        return false;
      }
    }
    pixels.starts[count] = ones;
    boolean sparse = 100L * ones <= (long) MOST_PERCENT * count * inputs;
    if (sparse) {
      listByPixel(count, ones);
    }
    return sparse;
  }

  private void listByPixel(int count, int ones) {
    int inputs = layer.inputs();
    rows.reserve(inputs, ones);
    int[] starts = rows.starts;
    Arrays.fill(starts, 0, inputs + 1, 0);
    for (int at = 0; at < ones; at++) {
      starts[pixels.rows[at]]++;
    }
    int end = 0;
    for (int i = 0; i <= inputs; i++) { // at first where a list ends, below where it starts
      end += starts[i];
      starts[i] = end;
    }
    for (int row = count - 1; row >= 0; row--) {
      for (int at = pixels.starts[row]; at < pixels.starts[row + 1]; at++) {
        rows.rows[--starts[pixels.rows[at]]] = row;
      }
    }
  }

  /**
   * Forward through the layer, as {@link Blas#forward}.
   *
   * @param weights of the network
   * @param out takes count x outputs
   */
  public void forward(float[] weights, float[] out) {
    Arrays.fill(out, 0, pixels.count * pixels.width, 0);
    kernel.addRows(pixels, weights, layer.weight(), out, 0);
  }

  /**
   * Adds the gradient with respect to some rows of the layer's weight, as {@link
   * Blas#weightGradient}. May be called by several threads at the same time.
   *
   * @param delta count x outputs
   * @param into takes the part from {@code at}
   */
  public void addWeightGradient(LayerPart part, float[] delta, float[] into, int at) {
    kernel.addRows(rows.part(part.first(), part.count()), delta, 0, into, at);
  }
}
