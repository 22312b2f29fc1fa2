package org.epicentra.math;

/**
 * The Hilbert curve in D dimensions: an order of the cells of a grid in which cells that are
 * adjacent on the curve are adjacent in space.
 *
 * <p>Source: J. Skilling, "Programming the Hilbert curve", AIP Conference Proceedings 707 (2004)
 * 381-387, doi:10.1063/1.1751381.
 */
public final class HilbertCurve {
  private HilbertCurve() {}

  /**
   * The position of a cell on the curve.
   *
   * @param cell the cell's coordinates, each in [0, 2^bits), length D; overwritten
   * @param bits the order of the curve, {@code >= 1}, with {@code D * bits <= 63}
   * @return the index in [0, 2^(D bits))
   */
  public static long index(int[] cell, int bits) {
    undoRotations(cell, bits);
    grayEncode(cell, bits);
    long index = 0;
    for (int bit = bits - 1; bit >= 0; bit--) {
      for (int coordinate : cell) {
        index = index << 1 | (coordinate >>> bit & 1);
      }
    }
    return index;
  }

  private static void undoRotations(int[] cell, int bits) {
    for (int q = 1 << (bits - 1); q > 1; q >>= 1) {
      int below = q - 1;
      for (int d = 0; d < cell.length; d++) {
        if ((cell[d] & q) != 0) {
          cell[0] ^= below;
        } else {
          int swap = (cell[0] ^ cell[d]) & below;
          cell[0] ^= swap;
          cell[d] ^= swap;
        }
      }
    }
  }

  private static void grayEncode(int[] cell, int bits) {
    for (int d = 1; d < cell.length; d++) {
      cell[d] ^= cell[d - 1];
    }
    int flip = 0;
    for (int q = 1 << (bits - 1); q > 1; q >>= 1) {
      if ((cell[cell.length - 1] & q) != 0) {
        flip ^= q - 1;
      }
    }
    for (int d = 0; d < cell.length; d++) {
      cell[d] ^= flip;
    }
  }
}
