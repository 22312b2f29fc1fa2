package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Histograms of events over places, strengths and depths, in bins in which later events can be
 * counted too. Mutable and mergeable.
 */
public final class DriftHistograms implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins per factor of two of a strength. */
  private static final int PER_OCTAVE = 2;

  private static final int STRENGTHS = 64;

  /** Lower ends of the bins of depth after the first, km. */
  private static final double[] DEPTHS = {
    0, 2, 5, 8, 10.5, 15, 20, 30, 33.5, 40, 60, 80, 100, 150, 200, 300, 400, 500, 600, 700
  };

  private final DriftGrid grid;
  private final long[] places = new long[DriftGrid.CELLS];
  private final long[] strengths = new long[STRENGTHS];
  private final long[] depths = new long[DEPTHS.length + 1];

  /** Histograms without events. */
  public DriftHistograms(DriftGrid grid) {
    this.grid = grid;
  }

  /**
   * Counts an event.
   *
   * @param x longitude, degrees, or first coordinate
   * @param y latitude, degrees, or second coordinate
   * @param strength NaN where there is none
   * @param depth km, positive down; NaN where there is none
   */
  public void add(double x, double y, double strength, double depth) {
    places[grid.cell(x, y)]++;
    if (strength >= 0) {
      strengths[strengthBin(strength)]++;
    }
    if (!Double.isNaN(depth)) {
      int found = Arrays.binarySearch(DEPTHS, depth);
      depths[found >= 0 ? found + 1 : -found - 1]++;
    }
  }

  private static int strengthBin(double strength) {
    if (strength < 1) {
      return 0;
    }
    double octaves = Math.log(strength) / Math.log(2);
    return (int) Math.min(STRENGTHS - 1, 1 + Math.floor(PER_OCTAVE * octaves));
  }

  /** Adds another's events, counted in the same grid. */
  public void merge(DriftHistograms other) {
    add(places, other.places);
    add(strengths, other.strengths);
    add(depths, other.depths);
  }

  private static void add(long[] into, long[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }

  /** Events in each cell of the grid; a copy. */
  public long[] places() {
    return places.clone();
  }

  /** Events by strength; a copy. */
  public long[] strengths() {
    return strengths.clone();
  }

  /** Events by depth; a copy. */
  public long[] depths() {
    return depths.clone();
  }
}
