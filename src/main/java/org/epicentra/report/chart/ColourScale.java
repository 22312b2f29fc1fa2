package org.epicentra.report.chart;

/**
 * The colours of cividis, which rise evenly in lightness for all eyes (Nu&ntilde;ez, Anderton and
 * Renslow 2018, <a
 * href="https://doi.org/10.1371/journal.pone.0199239">doi:10.1371/journal.pone.0199239</a>), by the
 * polynomials of d3-scale-chromatic. On a light ground little is light and much is dark, on a dark
 * one it is the other way round: what is more stands out more.
 */
public enum ColourScale {
  LIGHT(1, 0.0),
  DARK(0.3, 1);

  private final double little;
  private final double much;

  ColourScale(double little, double much) {
    this.little = little;
    this.much = much;
  }

  /**
   * A colour.
   *
   * @param share 0 for the least, 1 for the most
   * @return red, green and blue in the lower 24 bits
   */
  public int rgb(double share) {
    double t = little + (much - little) * Math.max(0, Math.min(1, share));
    double red = -4.54 - t * (35.34 - t * (2381.73 - t * (6402.7 - t * (7024.72 - t * 2710.57))));
    double green = 32.49 + t * (170.73 + t * (52.82 - t * (131.46 - t * (176.58 - t * 67.37))));
    double blue =
        81.24 + t * (442.36 - t * (2482.43 - t * (6167.24 - t * (6614.94 - t * 2475.67))));
    return level(red) << 16 | level(green) << 8 | level(blue);
  }

  private static int level(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** The class of what is drawn for this theme alone. */
  public String theme() {
    return this == LIGHT ? "for-light" : "for-dark";
  }
}
