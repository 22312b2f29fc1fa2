package org.epicentra.catalog.geography;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The arc of longitudes that holds all positions added: what remains of the circle when its widest
 * empty gap is cut out, so that a catalog around the antimeridian gets a narrow box. Mutable and
 * mergeable.
 *
 * <p>Where no gap is as wide as 60 degrees, the catalog goes round the Earth and the arc runs from
 * its least to its greatest longitude.
 */
public final class LongitudeSpan implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CELLS = 360;
  private static final double LEAST_GAP = 60;

  private final double[] least = new double[CELLS];
  private final double[] greatest = new double[CELLS];

  public LongitudeSpan() {
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  /**
   * @param longitude degrees east, any turn; one that is not finite is skipped
   */
  public void add(double longitude) {
    double wrapped = Longitude.wrap(longitude);
    if (wrapped >= -180) {
      int cell = Math.min((int) (wrapped + 180), CELLS - 1);
      least[cell] = Math.min(least[cell], wrapped);
      greatest[cell] = Math.max(greatest[cell], wrapped);
    }
  }

  /** Adds the positions of another span. */
  public void merge(LongitudeSpan other) {
    for (int cell = 0; cell < CELLS; cell++) {
      least[cell] = Math.min(least[cell], other.least[cell]);
      greatest[cell] = Math.max(greatest[cell], other.greatest[cell]);
    }
  }

  /** The western end in degrees, [-180, 180); NaN without positions. */
  public double west() {
    return ends()[0];
  }

  /**
   * The eastern end in degrees, [-180, 180); less than the western one where the arc crosses the
   * antimeridian.
   */
  public double east() {
    return ends()[1];
  }

  private double[] ends() {
    double west = first();
    double east = last();
    double widest = Math.max(west + 360 - east, LEAST_GAP);
    double[] ends = {west, east};
    double before = Double.NaN;
    for (int cell = 0; cell < CELLS; cell++) {
      if (least[cell] <= greatest[cell]) {
        if (least[cell] - before > widest) {
          widest = least[cell] - before;
          ends[0] = least[cell];
          ends[1] = before;
        }
        before = greatest[cell];
      }
    }
    return ends;
  }

  private double first() {
    for (double value : least) {
      if (value < Double.POSITIVE_INFINITY) {
        return value;
      }
    }
    return Double.NaN;
  }

  private double last() {
    for (int cell = CELLS - 1; cell >= 0; cell--) {
      if (greatest[cell] > Double.NEGATIVE_INFINITY) {
        return greatest[cell];
      }
    }
    return Double.NaN;
  }
}
