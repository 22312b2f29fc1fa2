package org.epicentra.distribution;

/**
 * The Jensen-Shannon distance of two discrete distributions: the square root of their
 * Jensen-Shannon divergence in bits, a metric from 0 (identical) to 1 (disjoint). J. Lin,
 * "Divergence measures based on the Shannon entropy", IEEE Trans. Inf. Theory 37 (1991),
 * doi:10.1109/18.61115; D. M. Endres, J. E. Schindelin, "A new metric for probability
 * distributions", IEEE Trans. Inf. Theory 49 (2003), doi:10.1109/TIT.2003.813506.
 */
public final class JensenShannon {
  private JensenShannon() {}

  /**
   * The distance of two histograms over the same bins, each normalised to sum 1.
   *
   * @param first counts, {@code >= 0}
   * @param second counts, {@code >= 0}, of the same length
   * @return from 0 to 1; NaN if a histogram is empty
   * @throws IllegalArgumentException if the lengths differ or a count is negative
   */
  public static double distance(long[] first, long[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " bins against " + second.length + ": they must be the same");
    }
    double firstTotal = total(first);
    double secondTotal = total(second);
    double divergence = 0;
    for (int i = 0; i < first.length; i++) {
      double p = first[i] / firstTotal;
      double q = second[i] / secondTotal;
      double middle = (p + q) / 2;
      divergence += (term(p, middle) + term(q, middle)) / 2;
    }
    return Math.sqrt(Math.max(0, divergence) / Math.log(2));
  }

  private static double total(long[] counts) {
    double total = 0;
    for (long count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a bin counts " + count + "; it must be 0 or more");
      }
      total += count;
    }
    return total > 0 ? total : Double.NaN;
  }

  private static double term(double p, double middle) {
    return p == 0 ? 0 : p * Math.log(p / middle);
  }
}
