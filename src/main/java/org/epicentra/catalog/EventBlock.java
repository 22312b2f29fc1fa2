package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Objects;

/**
 * A few hundred events that lie close together, stored by column: the unit in which a partition's
 * events are cached and in which responsibilities are computed.
 *
 * <p>Locations are kept relative to the block's centre, so that what a kernel multiplies is small.
 * All events of a block have a strength, or none has. Immutable; arrays are owned by the block and
 * must not be changed by a reader.
 */
public final class EventBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The number of events in a full block. */
  public static final int CAPACITY = 256;

  private final double[] centre;
  private final double[] halfWidth;
  private final double[][] offsets;
  private final double[] strengths;
  private final double[] weights;

  /**
   * @param centre length D, the centre of the block's bounding box, in the unit of the projection
   *     (km)
   * @param halfWidth length D, half the sides of that box, {@code >= 0}
   * @param offsets D arrays of n values: location minus centre
   * @param strengths n counts {@code >= 0}, or null when the events of the block have none
   * @param weights n weights {@code > 0}, or null when all are 1
   */
  public EventBlock(
      double[] centre,
      double[] halfWidth,
      double[][] offsets,
      double[] strengths,
      double[] weights) {
    this.centre = Objects.requireNonNull(centre);
    this.halfWidth = Objects.requireNonNull(halfWidth);
    this.offsets = Objects.requireNonNull(offsets);
    this.strengths = strengths;
    this.weights = weights;
  }

  /** The number of events n, 1 to {@link #CAPACITY}. */
  public int size() {
    return offsets[0].length;
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return centre.length;
  }

  public boolean hasStrengths() {
    return strengths != null;
  }

  public boolean hasWeights() {
    return weights != null;
  }

  /** Length D; not to be changed. */
  public double[] centre() {
    return centre;
  }

  /** Length D; not to be changed. */
  public double[] halfWidth() {
    return halfWidth;
  }

  /** Coordinate d of each event minus the centre's, length n; not to be changed. */
  public double[] offsets(int d) {
    return offsets[d];
  }

  /** The strengths, length n, or null; not to be changed. */
  public double[] strengths() {
    return strengths;
  }

  /** The weights, length n, or null for all 1; not to be changed. */
  public double[] weights() {
    return weights;
  }
}
