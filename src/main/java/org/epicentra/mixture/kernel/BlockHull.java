package org.epicentra.mixture.kernel;

import java.util.List;
import org.epicentra.catalog.EventBlock;

/** The box about several blocks in space and strength. */
final class BlockHull {
  /** Terms of the form up to here, of 16 digits, tell 40 nats from nothing. */
  private static final double WIDE = 1e12;

  private final double[] low;
  private final double[] high;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  BlockHull(List<EventBlock> blocks) {
    int dimension = blocks.get(0).dimension();
    low = new double[dimension];
    high = new double[dimension];
    for (int d = 0; d < dimension; d++) {
      low[d] = Double.POSITIVE_INFINITY;
      high[d] = Double.NEGATIVE_INFINITY;
      for (EventBlock block : blocks) {
        low[d] = Math.min(low[d], block.centre(d) - block.halfWidth(d));
        high[d] = Math.max(high[d], block.centre(d) + block.halfWidth(d));
      }
    }
    for (EventBlock block : blocks) {
      least = Math.min(least, block.minStrength());
      most = Math.max(most, block.maxStrength());
    }
  }

  double centre(int d) {
    return 0.5 * (low[d] + high[d]);
  }

  double halfWidth(int d) {
    return 0.5 * (high[d] - low[d]);
  }

  /** Whether the forms about its centre keep the digits by which components are left out. */
  boolean isNarrow(MixtureCoefficients c) {
    for (int d = 0; d < low.length; d++) {
      double square = halfWidth(d) * halfWidth(d);
      for (int k = 0; k < c.components; k++) {
        if ((c.tau + c.diagonal(k, d)) * square > WIDE) {
          return false;
        }
      }
    }
    return true;
  }

  double middleStrength() {
    return 0.5 * (least + most);
  }

  /** Half of what the strengths differ by. */
  double strengthSpread() {
    return 0.5 * (most - least);
  }
}
