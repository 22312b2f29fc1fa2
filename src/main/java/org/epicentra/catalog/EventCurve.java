package org.epicentra.catalog;

import java.io.Serializable;
import org.epicentra.math.HilbertCurve;

/**
 * A Hilbert curve through the box of some events. Those that are neighbours on it are neighbours in
 * space. A key of fewer levels is the beginning of that of more, so that the curve can be cut where
 * events are dense without looking closely at the rest.
 */
public final class EventCurve implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most levels of a key, each of which halves the sides of a cell. */
  public static final int LEVELS = 20;

  private final double[] low;
  private final double scale;

  /**
   * @param low least coordinates, length D = 2 or 3
   * @param high greatest coordinates, length D
   */
  public EventCurve(double[] low, double[] high) {
    this.low = low.clone();
    double side = 0;
    for (int d = 0; d < low.length; d++) {
      side = Math.max(side, high[d] - low[d]);
    }
    this.scale = side > 0 ? ((1 << LEVELS) - 1) / side : 0;
  }

  /** The number of coordinates D, and of bits of a level. */
  public int dimension() {
    return low.length;
  }

  /**
   * The cell of an event, numbered along the curve.
   *
   * @param x location within the box, length D
   * @param levels 1 to {@link #LEVELS}
   * @param scratch D numbers, overwritten
   * @return in [0, 2^(D levels))
   */
  public long key(double[] x, int levels, int[] scratch) {
    for (int d = 0; d < low.length; d++) {
      scratch[d] = (int) ((x[d] - low[d]) * scale) >> LEVELS - levels;
    }
    return HilbertCurve.index(scratch, levels);
  }
}
