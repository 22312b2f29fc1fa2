package org.epicentra.mixture.description;

import java.io.Serializable;
import org.epicentra.distribution.PairedGain;

/**
 * How much better one model describes the events of each cell of a grid than another. Mutable and
 * mergeable; the sums have the same bits in any order.
 */
public final class GainCells implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CellGrid grid;

  /** Null where no event is. */
  private final PairedGain[] gains;

  private long uncounted;

  public GainCells(CellGrid grid) {
    this.grid = grid;
    this.gains = new PairedGain[grid.columns() * grid.rows()];
  }

  public CellGrid grid() {
    return grid;
  }

  /**
   * Adds an event; one outside of the grid, or whose difference is not finite, is only counted.
   *
   * @param difference of its log densities, nats
   * @param weight {@code > 0}
   */
  public void add(double x, double y, double difference, double weight) {
    int cell = grid.cell(x, y);
    if (cell < 0 || !Double.isFinite(difference)) {
      uncounted++;
      return;
    }
    gain(cell).add(difference, weight);
  }

  private PairedGain gain(int cell) {
    if (gains[cell] == null) {
      gains[cell] = new PairedGain();
    }
    return gains[cell];
  }

  /** Adds the sums of another of the same grid. */
  public void merge(GainCells other) {
    for (int cell = 0; cell < gains.length; cell++) {
      if (other.gains[cell] != null) {
        gain(cell).merge(other.gains[cell]);
      }
    }
    uncounted += other.uncounted;
  }

  /**
   * The gain of a cell; null where no event is.
   *
   * @param column from the least first coordinate, from 0
   * @param row from the least second coordinate, from 0
   */
  public PairedGain gain(int column, int row) {
    return gains[row * grid.columns() + column];
  }

  /** The events that no cell has. */
  public long uncounted() {
    return uncounted;
  }
}
