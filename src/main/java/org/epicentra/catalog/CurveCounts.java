package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of events in cells of a curve. Not all cells are counted, only those within some of
 * fewer levels. Mutable, mergeable, not thread-safe; the order of additions does not matter.
 */
public final class CurveCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EventCurve curve;
  private final long[] within;
  private final int outerLevels;
  private final int levels;
  private final HashMap<Long, Long> counts = new HashMap<>();

  /**
   * @param within the outer cells in which to count, ascending
   * @param outerLevels their levels, {@code >= 0}
   * @param levels of the cells that are counted, more than those
   */
  CurveCounts(EventCurve curve, long[] within, int outerLevels, int levels) {
    this.curve = curve;
    this.within = within;
    this.outerLevels = outerLevels;
    this.levels = levels;
  }

  /** Counts the events of a buffer that lie in the outer cells. */
  public void addAll(EventBuffer events) {
    double[] x = new double[curve.dimension()];
    int[] cell = new int[curve.dimension()];
    for (int i = 0; i < events.size(); i++) {
      events.location(i, x);
      long key = curve.key(x, levels, cell);
      long outer = key >>> (levels - outerLevels) * curve.dimension();
      if (Arrays.binarySearch(within, outer) >= 0) {
        counts.merge(key, 1L, Long::sum);
      }
    }
  }

  /**
   * Adds the counts of other events in the same cells.
   *
   * @return this
   */
  public CurveCounts merge(CurveCounts other) {
    other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
    return this;
  }

  /** By cell; those without events are missing. */
  Map<Long, Long> counts() {
    return counts;
  }
}
