package org.epicentra.catalog;

import java.io.Serializable;
import org.epicentra.math.GammaFunctions;

/**
 * A few hundred events that lie close together, stored by column: the unit in which a partition's
 * events are cached and in which responsibilities are computed.
 *
 * <p>Locations are kept relative to the block's centre, so that what a kernel multiplies is small
 * and its rounding too. All events of a block have a strength, or none has. Sums that do not depend
 * on a component are computed once, here. Immutable: the arrays belong to the block and must not be
 * changed by a reader.
 */
public final class EventBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The largest number of events in a block. */
  public static final int CAPACITY = 256;

  /**
   * Columns are filled up with zeros to a multiple of so many values, and sums over a block are
   * taken in so many lanes: event i adds to lane i modulo 8. A vector of a processor holds 2, 4 or
   * 8 doubles, and so the order of additions is the same on each.
   */
  public static final int LANES = 8;

  private final int size;
  private final double[] centre;
  private final double[] halfWidth;
  private final double[][] offsets;
  private final double[] strengths;
  private final double[] weights;
  private final double minStrength;
  private final double maxStrength;
  private final double weightSum;
  private final double[] offsetSums;
  private final double strengthSum;
  private final double squaredOffsetSum;
  private final double logFactorialSum;

  /**
   * @param size the number of events n, 1 to {@link #CAPACITY}
   * @param centre the centre of the block's bounding box, length D, in the unit of the projection
   *     (km)
   * @param halfWidth half the sides of that box, length D, {@code >= 0}, same unit
   * @param offsets location minus centre: D arrays of n values, padded
   * @param strengths n counts {@code >= 0}, padded, or null when the events of the block have none
   * @param weights n weights {@code > 0}, padded, or null when all are 1
   */
  EventBlock(
      int size,
      double[] centre,
      double[] halfWidth,
      double[][] offsets,
      double[] strengths,
      double[] weights) {
    this.size = size;
    this.centre = centre;
    this.halfWidth = halfWidth;
    this.offsets = offsets;
    this.strengths = strengths;
    this.weights = weights;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sumOfWeights = 0;
    double sumOfStrengths = 0;
    double sumOfSquares = 0;
    double sumOfLogFactorials = 0;
    this.offsetSums = new double[centre.length];
    for (int i = 0; i < size; i++) {
      double weight = weights == null ? 1 : weights[i];
      sumOfWeights += weight;
      for (int d = 0; d < centre.length; d++) {
        offsetSums[d] += weight * offsets[d][i];
        sumOfSquares += weight * offsets[d][i] * offsets[d][i];
      }
      if (strengths != null) {
        sumOfStrengths += weight * strengths[i];
        least = Math.min(least, strengths[i]);
        most = Math.max(most, strengths[i]);
        sumOfLogFactorials += weight * GammaFunctions.logFactorial(strengths[i]);
      }
    }
    this.minStrength = strengths == null ? 0 : least;
    this.maxStrength = strengths == null ? 0 : most;
    this.weightSum = sumOfWeights;
    this.strengthSum = sumOfStrengths;
    this.squaredOffsetSum = sumOfSquares;
    this.logFactorialSum = sumOfLogFactorials;
  }

  /** The number of events n, 1 to {@link #CAPACITY}. */
  public int size() {
    return size;
  }

  /** The least multiple of {@link #LANES} that is no less than a number of events. */
  static int padded(int events) {
    return (events + LANES - 1) / LANES * LANES;
  }

  /** The length of the columns: the number of events, rounded up to a multiple of LANES. */
  public int paddedSize() {
    return offsets[0].length;
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return centre.length;
  }

  /** Whether every event of the block has a strength; otherwise none has. */
  public boolean hasStrengths() {
    return strengths != null;
  }

  /** Coordinate d of the centre of the bounding box. */
  public double centre(int d) {
    return centre[d];
  }

  /** Half the side of the bounding box along coordinate d, {@code >= 0}. */
  public double halfWidth(int d) {
    return halfWidth[d];
  }

  /**
   * Coordinate d of each event minus the centre's, n values and zeros up to {@link #paddedSize};
   * not to be changed.
   */
  public double[] offsets(int d) {
    return offsets[d];
  }

  /** The strengths, as long, or null; not to be changed. */
  public double[] strengths() {
    return strengths;
  }

  /** The weights, as long, or null for all 1; not to be changed. */
  public double[] weights() {
    return weights;
  }

  /** The smallest strength of the block, 0 where it has none. */
  public double minStrength() {
    return minStrength;
  }

  /** The largest strength of the block, 0 where it has none. */
  public double maxStrength() {
    return maxStrength;
  }

  /** sum_n w_n. */
  public double weightSum() {
    return weightSum;
  }

  /** Coordinate d of sum_n w_n (x_n - centre). */
  public double offsetSum(int d) {
    return offsetSums[d];
  }

  /** sum_n w_n S_n, 0 where the block has no strengths. */
  public double strengthSum() {
    return strengthSum;
  }

  /** sum_n w_n |x_n - centre|^2. */
  public double squaredOffsetSum() {
    return squaredOffsetSum;
  }

  /** sum_n w_n log S_n!, 0 where the block has no strengths. */
  public double logFactorialSum() {
    return logFactorialSum;
  }
}
