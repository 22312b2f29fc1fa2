package org.epicentra.export;

/**
 * Bins of a tenth of a magnitude, and the share of the events in each by the relation of Gutenberg
 * and Richter, log10 N(&ge;M) = a - b M, cut off at the end of the last bin.
 *
 * @param least the lower edge of the first bin
 * @param count the number of bins, at least 1
 * @param b of the relation, above 0
 */
public record MagnitudeBins(double least, int count, double b) {
  private static final int PER_UNIT = 10;

  /** An edge in hundredths is free of rounding. */
  private static final double HUNDREDTHS = 100;

  /**
   * The bins from a magnitude to the first edge that is not below another.
   *
   * @param least the lower edge of the first bin
   * @param greatest what the last bin must reach to
   */
  public static MagnitudeBins to(double greatest, double least, double b) {
    int count = (int) Math.ceil((greatest - least) * PER_UNIT - 1e-9);
    return new MagnitudeBins(least, Math.max(1, count), b);
  }

  /** The lower edge of a bin; of bin {@code count}, the end of the last. */
  public double edge(int bin) {
    return Math.rint(HUNDREDTHS * least + HUNDREDTHS / PER_UNIT * bin) / HUNDREDTHS;
  }

  /**
   * The magnitude that a share of the events do not exceed, where none exceeds another.
   *
   * @param share in [0, 1)
   * @param greatest where the relation is cut off, above the lower edge of the first bin
   */
  public double quantile(double share, double greatest) {
    double all = 1 - Math.pow(10, -b * (greatest - least));
    return least - Math.log10(1 - share * all) / b;
  }

  /** The share of the events that a bin holds. */
  public double share(int bin) {
    double all = 1 - Math.pow(10, -b * count / PER_UNIT);
    return (Math.pow(10, -b * bin / PER_UNIT) - Math.pow(10, -b * (bin + 1) / PER_UNIT)) / all;
  }
}
