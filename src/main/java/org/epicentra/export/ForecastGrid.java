package org.epicentra.export;

import org.epicentra.catalog.geography.Longitude;

/**
 * Cells of a tenth of a degree, whose edges are tenths, as CSEP has them. Numbers are tenths of a
 * degree; longitudes may go beyond 180 degrees to cross the antimeridian.
 *
 * @param west the western edge
 * @param south the southern edge
 * @param columns the cells from west to east, at most all around the Earth
 * @param rows the cells from south to north
 */
public record ForecastGrid(int west, int south, int columns, int rows) {
  private static final int PER_DEGREE = 10;
  private static final int AROUND = 360 * PER_DEGREE;
  private static final int POLE = 90 * PER_DEGREE;

  /** A position this near to an edge, in tenths of a degree, is on it. */
  private static final double ROUNDING = 1e-7;

  /**
   * The cells of a box. A position on an edge is of the cell to the north or east of it.
   *
   * @param west degrees
   * @param east degrees; less than west where the box crosses the antimeridian
   * @param south degrees
   * @param north degrees
   */
  public static ForecastGrid around(double west, double east, double south, double north) {
    int first = index(west);
    int last = index(east < west ? east + 360 : east);
    int low = Math.min(index(south), POLE - 1);
    int high = Math.min(index(north), POLE - 1);
    return new ForecastGrid(first, low, Math.min(last - first + 1, AROUND), high - low + 1);
  }

  private static int index(double degrees) {
    return (int) Math.floor(degrees * PER_DEGREE + ROUNDING);
  }

  /**
   * Whether a position is in one of the cells.
   *
   * @param longitude degrees
   * @param latitude degrees
   */
  public boolean contains(double longitude, double latitude) {
    int row = Math.min(index(latitude), POLE - 1) - south;
    return Math.floorMod(index(longitude) - west, AROUND) < columns && row >= 0 && row < rows;
  }

  /** The number of cells. */
  public int cells() {
    return columns * rows;
  }

  /** The western edge of a cell, degrees, [-180, 180). */
  double west(int cell) {
    return Longitude.wrap((double) (west + cell % columns) / PER_DEGREE);
  }

  /** The southern edge of a cell, degrees. */
  double south(int cell) {
    return (double) (south + cell / columns) / PER_DEGREE;
  }

  /** The eastern edge of a cell, degrees, up to 180. */
  double east(int cell) {
    return (double) (Math.round(west(cell) * PER_DEGREE) + 1) / PER_DEGREE;
  }

  /** The northern edge of a cell, degrees. */
  double north(int cell) {
    return (double) (south + cell / columns + 1) / PER_DEGREE;
  }
}
