package org.epicentra.catalog.description;

/**
 * The Gutenberg-Richter relation of a catalog: log10 N(&ge;M) = a - b M above the magnitude of
 * completeness Mc, below which the network misses events.
 *
 * <p>Mc is the maximum of the frequency-magnitude curve in bins of 0.1 (Wiemer and Wyss 2000, <a
 * href="https://doi.org/10.1785/0119990114">doi:10.1785/0119990114</a>) plus 0.2, the correction of
 * Woessner and Wiemer (2005), <a
 * href="https://doi.org/10.1785/0120040007">doi:10.1785/0120040007</a>. Of equal maxima the one at
 * the greatest magnitude is taken.
 *
 * <p>b = log10(e) / (mean(M) - (Mc - w/2)) over the events with M &ge; Mc: the maximum likelihood
 * estimate of Aki (1965) with Utsu's (1966) correction for magnitudes rounded to the width w. Its
 * standard error is ln(10) b&sup2; sqrt(sum (M - mean)&sup2; / (n (n - 1))), Shi and Bolt (1982),
 * <a href="https://doi.org/10.1785/BSSA0720051677">doi:10.1785/BSSA0720051677</a>.
 *
 * <p>Many catalogs write 0 for a magnitude that was not determined. Where zeros are more than ten,
 * and more than ten times as frequent as the magnitudes next to them, they are left out.
 *
 * @param binWidth w: 0.1 where nine tenths of the magnitudes are multiples of it, else 0.01
 * @param zerosIgnored the events left out because their magnitude is a 0 that stands for none
 * @param completeness Mc; NaN without events
 * @param eventsAbove n, the events with a magnitude of Mc or more
 * @param b NaN with fewer than two such events, or where all have one magnitude
 * @param bError standard error of b; NaN where b is
 */
public record MagnitudeStatistics(
    double binWidth,
    long zerosIgnored,
    double completeness,
    long eventsAbove,
    double b,
    double bError) {

  private static final int TENTH = 10;
  private static final double MOSTLY = 0.9;
  private static final double SPIKE = 10;
  private static final int CORRECTION = 20;

  /** The statistics of all magnitudes counted. */
  public static MagnitudeStatistics of(MagnitudeHistogram histogram) {
    int width = binWidth(histogram);
    long zeros = strayZeros(histogram, width);
    if (histogram.total() - zeros == 0) {
      return new MagnitudeStatistics(width / 100.0, zeros, Double.NaN, 0, Double.NaN, Double.NaN);
    }
    int completeness = maximumCurvature(histogram, zeros) + CORRECTION;
    return aboveCompleteness(histogram, width, zeros, completeness);
  }

  /** The same above another magnitude than that of completeness, in hundredths. */
  static MagnitudeStatistics from(MagnitudeHistogram histogram, int least) {
    int width = binWidth(histogram);
    return aboveCompleteness(histogram, width, strayZeros(histogram, width), least);
  }

  private static int binWidth(MagnitudeHistogram histogram) {
    long multiples = 0;
    for (int m = MagnitudeHistogram.LEAST; m <= MagnitudeHistogram.GREATEST; m += TENTH) {
      multiples += histogram.count(m);
    }
    return multiples >= MOSTLY * histogram.total() ? TENTH : 1;
  }

  private static long strayZeros(MagnitudeHistogram histogram, int width) {
    long zeros = histogram.count(0);
    long around = histogram.count(-TENTH, TENTH) - zeros;
    double neighbours = width == TENTH ? 2 : 2 * TENTH;
    return zeros > SPIKE * Math.max(1, around / neighbours) ? zeros : 0;
  }

  /** The centre, in hundredths, of the fullest bin of a tenth: from 5 below it to 4 above. */
  private static int maximumCurvature(MagnitudeHistogram histogram, long zeros) {
    int fullest = 0;
    long most = -1;
    for (int m = MagnitudeHistogram.LEAST; m <= MagnitudeHistogram.GREATEST; m += TENTH) {
      long count = histogram.count(m - TENTH / 2, m + TENTH / 2 - 1) - (m == 0 ? zeros : 0);
      if (count > 0 && count >= most) {
        most = count;
        fullest = m;
      }
    }
    return fullest;
  }

  private static MagnitudeStatistics aboveCompleteness(
      MagnitudeHistogram histogram, int width, long zeros, int completeness) {
    double count = 0;
    double sum = 0;
    for (int m = completeness; m <= MagnitudeHistogram.GREATEST; m++) {
      long here = countWithout(zeros, histogram, m);
      count += here;
      sum += here * (m / 100.0);
    }
    double mean = sum / count;
    double squares = 0;
    for (int m = completeness; m <= MagnitudeHistogram.GREATEST; m++) {
      double deviation = m / 100.0 - mean;
      squares += countWithout(zeros, histogram, m) * deviation * deviation;
    }
    boolean known = count >= 2 && squares > 0;
    double aboveEdge = mean - (completeness - width / 2.0) / 100;
    double b = known ? Math.log10(Math.E) / aboveEdge : Double.NaN;
    double bError = Math.log(10) * b * b * Math.sqrt(squares / (count * (count - 1)));
    return new MagnitudeStatistics(
        width / 100.0, zeros, completeness / 100.0, (long) count, b, known ? bError : Double.NaN);
  }

  private static long countWithout(long zeros, MagnitudeHistogram histogram, int hundredths) {
    return histogram.count(hundredths) - (hundredths == 0 ? zeros : 0);
  }
}
