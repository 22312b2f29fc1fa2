package org.epicentra.mixture.description;

import java.io.Serializable;

/**
 * The bins that events are counted in.
 *
 * @param components K
 * @param map cells of the map
 * @param along cells of the section along the strike; null in 2-D
 * @param across cells of the section across it; null in 2-D
 * @param strike of the sections, degrees clockwise from the map's north
 * @param times null where no event has a time
 */
public record TallyPlan(
    int components, CellGrid map, CellGrid along, CellGrid across, double strike, TimeBins times)
    implements Serializable {

  /** Cells on the longer side of a map, and along a section. */
  private static final int CELLS = 300;

  /** Cells over the depth. */
  private static final int DEPTH_CELLS = 120;

  private static final int TIME_BINS = 120;

  /** Sections end this share of their length beyond the events. */
  private static final double MARGIN = 0.04;

  /**
   * The bins for some events.
   *
   * @param components K
   * @param box of the map: the least and greatest first coordinate, then of the second
   * @param deep whether the events have a third coordinate
   */
  public static TallyPlan of(EventExtents events, int components, double[] box, boolean deep) {
    double wide = box[1] - box[0];
    double high = box[3] - box[2];
    double cell = Math.max(wide, high) / CELLS;
    CellGrid map =
        new CellGrid(
            box,
            Math.max(1, (int) Math.round(wide / cell)),
            Math.max(1, (int) Math.round(high / cell)));
    double strike = events.strike();
    TimeBins times =
        events.timed() == 0 ? null : new TimeBins(events.first(), events.last(), TIME_BINS);
    if (!deep) {
      return new TallyPlan(components, map, null, null, strike, times);
    }
    double[] depths = padded(events.range(2));
    double[] along = padded(events.reach(strike));
    double[] across = padded(events.reach(strike + 90));
    return new TallyPlan(
        components, map, section(along, depths), section(across, depths), strike, times);
  }

  private static CellGrid section(double[] length, double[] depths) {
    return new CellGrid(
        new double[] {length[0], length[1], depths[0], depths[1]}, CELLS, DEPTH_CELLS);
  }

  /** The ends of an axis, moved apart a little. */
  private static double[] padded(double[] ends) {
    double margin = ends[1] > ends[0] ? MARGIN * (ends[1] - ends[0]) : 1;
    return new double[] {ends[0] - margin, ends[1] + margin};
  }

  /** How far a point of the map lies in a direction. */
  public static double along(double azimuth, double east, double north) {
    double angle = Math.toRadians(azimuth);
    return east * Math.sin(angle) + north * Math.cos(angle);
  }
}
