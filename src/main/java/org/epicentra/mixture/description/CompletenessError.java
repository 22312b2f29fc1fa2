package org.epicentra.mixture.description;

import org.epicentra.catalog.description.MagnitudeHistogram;
import org.epicentra.catalog.description.MagnitudeStatistics;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;

/**
 * The standard error of a magnitude of completeness by the bootstrap, as Woessner and Wiemer (2005)
 * take it, <a href="https://doi.org/10.1785/0120040007">doi:10.1785/0120040007</a>: events are
 * drawn again with Poisson numbers of each magnitude, and Mc is estimated from each draw.
 */
public final class CompletenessError {
  private static final int DRAWS = 100;
  private static final String PURPOSE = "completeness";

  private CompletenessError() {}

  /**
   * The standard deviation of Mc over the draws; NaN with fewer than two events.
   *
   * @param histogram of magnitudes, at least to a tenth
   * @param key distinguishes the histograms of one page; the same key draws the same
   */
  public static double of(MagnitudeHistogram histogram, long key) {
    if (histogram.total() < 2) {
      return Double.NaN;
    }
    Moments completeness = new Moments();
    for (int draw = 0; draw < DRAWS; draw++) {
      RandomStream random = RandomStream.of(1, PURPOSE, draw, key);
      MagnitudeStatistics drawn = MagnitudeStatistics.of(drawn(histogram, random));
      if (!Double.isNaN(drawn.completeness())) {
        completeness.add(drawn.completeness());
      }
    }
    return Math.sqrt(completeness.variance());
  }

  private static MagnitudeHistogram drawn(MagnitudeHistogram histogram, RandomStream random) {
    MagnitudeHistogram drawn = new MagnitudeHistogram();
    int first = (int) Math.rint(100 * histogram.least());
    int last = (int) Math.rint(100 * histogram.greatest());
    for (int hundredths = first; hundredths <= last; hundredths++) {
      long count = histogram.count(hundredths);
      if (count > 0) {
        drawn.add(hundredths / 100.0, Poisson.of(count).sample(random));
      }
    }
    return drawn;
  }
}
