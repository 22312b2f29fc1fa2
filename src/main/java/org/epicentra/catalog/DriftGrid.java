package org.epicentra.catalog;

import java.io.Serializable;
import org.epicentra.catalog.geography.Longitude;

/**
 * A grid of 16 by 16 cells over a bounding box, and one cell for everything outside it: bins in
 * which two sets of events can be compared.
 */
public final class DriftGrid implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SIDE = 16;

  /** The number of cells. */
  public static final int CELLS = SIDE * SIDE + 1;

  private final double minX;
  private final double maxX;
  private final double minY;
  private final double maxY;
  private final boolean geographic;

  /**
   * @param box minimum and maximum of the first coordinate, then of the second
   * @param geographic whether these are longitude and latitude, degrees; then the box may cross the
   *     antimeridian, as from 165 to 185
   */
  public DriftGrid(double[] box, boolean geographic) {
    this.geographic = geographic;
    this.minX = box[0];
    this.maxX = box[1];
    this.minY = box[2];
    this.maxY = box[3];
  }

  /** The cell of a place, 0 to {@link #CELLS} - 1; the last one for places outside the box. */
  public int cell(double x, double y) {
    double turned = geographic ? Longitude.eastOf(minX, x) : x;
    boolean inside = turned >= minX && turned <= maxX && y >= minY && y <= maxY;
    return inside ? index(turned, minX, maxX) * SIDE + index(y, minY, maxY) : CELLS - 1;
  }

  private static int index(double value, double min, double max) {
    return max > min ? Math.min(SIDE - 1, (int) ((value - min) / (max - min) * SIDE)) : 0;
  }
}
