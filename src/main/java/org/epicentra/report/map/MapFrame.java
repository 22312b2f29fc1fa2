package org.epicentra.report.map;

import org.epicentra.mixture.description.EventExtents;

/**
 * A part of the plane as it lies in a drawing.
 *
 * @param box the least and greatest coordinate to the east, then to the north
 * @param width of the drawing
 */
public record MapFrame(double[] box, double width) {
  private static final double LOWEST = 0.58;
  private static final double HIGHEST = 1.12;
  private static final double MARGIN = 0.05;

  /** Half the way around the Earth, km: the azimuthal plane ends there. */
  static final double EDGE = 20_015;

  /**
   * The frame about some events, neither very flat nor very high.
   *
   * @param globe whether the plane ends where the Earth does
   */
  public static MapFrame about(EventExtents events, boolean globe, double width) {
    double[] east = events.range(0);
    double[] north = events.range(1);
    double wide = east[1] - east[0];
    double high = north[1] - north[0];
    double least = Math.max(wide, high) > 0 ? 0 : 1;
    wide = Math.max(least, (1 + 2 * MARGIN) * wide);
    high = Math.max(least, (1 + 2 * MARGIN) * high);
    wide = Math.max(wide, high / HIGHEST);
    high = Math.max(high, wide * LOWEST);
    if (globe) {
      wide = Math.min(wide, 2.04 * EDGE);
      high = Math.min(high, 2.04 * EDGE);
    }
    double x = (east[0] + east[1]) / 2;
    double y = (north[0] + north[1]) / 2;
    return new MapFrame(
        new double[] {x - wide / 2, x + wide / 2, y - high / 2, y + high / 2}, width);
  }

  /** The height of the drawing. */
  public double height() {
    return (box[3] - box[2]) * scale();
  }

  /** Units of the drawing in one of the plane. */
  public double scale() {
    return width / (box[1] - box[0]);
  }

  /** From the left of the drawing. */
  public double x(double east) {
    return (east - box[0]) * scale();
  }

  /** From its top. */
  public double y(double north) {
    return (box[3] - north) * scale();
  }
}
