package org.epicentra.mixture.description;

import java.io.Serializable;

/** Square cells over a part of a plane, or rectangular ones over a section. Immutable. */
public final class CellGrid implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double left;
  private final double bottom;
  private final double width;
  private final double height;
  private final int columns;
  private final int rows;

  /**
   * @param box the least and greatest first coordinate, then of the second
   * @param columns of cells, at least 1
   * @param rows of cells, at least 1
   */
  public CellGrid(double[] box, int columns, int rows) {
    if (!(box[0] < box[1] && box[2] < box[3]) || columns < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "a grid needs an extent and cells, not " + columns + " x " + rows);
    }
    this.left = box[0];
    this.bottom = box[2];
    this.width = (box[1] - box[0]) / columns;
    this.height = (box[3] - box[2]) / rows;
    this.columns = columns;
    this.rows = rows;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** The area of a cell, unit^2. */
  public double cellArea() {
    return width * height;
  }

  /** The least and greatest first coordinate, then of the second; a new array. */
  public double[] box() {
    return new double[] {left, left + columns * width, bottom, bottom + rows * height};
  }

  /**
   * The number of the cell that holds a place, row by row from the least second coordinate; -1 for
   * a place outside. The greatest coordinates belong to the last cells.
   */
  public int cell(double x, double y) {
    int column = index((x - left) / width, columns);
    int row = index((y - bottom) / height, rows);
    return column < 0 || row < 0 ? -1 : row * columns + column;
  }

  private static int index(double cells, int count) {
    if (!(cells >= 0 && cells <= count)) {
      return -1;
    }
    return Math.min((int) cells, count - 1);
  }
}
