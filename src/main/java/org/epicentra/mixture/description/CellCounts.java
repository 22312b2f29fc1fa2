package org.epicentra.mixture.description;

import java.io.Serializable;

/**
 * Counts of events in the cells of a grid. Mutable and mergeable; the counts are exact, so the
 * order of merging does not matter.
 */
public final class CellCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CellGrid grid;
  private final long[] counts;

  public CellCounts(CellGrid grid) {
    this.grid = grid;
    this.counts = new long[grid.columns() * grid.rows()];
  }

  public CellGrid grid() {
    return grid;
  }

  /** Counts an event, if it lies in the grid. */
  public void add(double x, double y) {
    int cell = grid.cell(x, y);
    if (cell >= 0) {
      counts[cell]++;
    }
  }

  /** Adds the counts of another of the same grid. */
  public void merge(CellCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /**
   * The events of a cell.
   *
   * @param column from the least first coordinate, from 0
   * @param row from the least second coordinate, from 0
   */
  public long count(int column, int row) {
    return counts[row * grid.columns() + column];
  }
}
