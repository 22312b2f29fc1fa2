package org.epicentra.distribution;

/**
 * Intervals of a mean that may be looked at after each new observation: the probability that the
 * true mean ever lies outside, at any of all looks, is at most about 1 - level. For n observations
 * with mean m and standard error s the interval is m -+ s z,
 *
 * <pre>z^2 = 2 (n r^2 + 1) / (n r^2) log(sqrt(n r^2 + 1) / (1 - level)),</pre>
 *
 * <p>the asymptotic confidence sequence of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A.
 * Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Ann. Statist. 52
 * (2024), doi:10.1214/24-AOS2408, which also holds where the mean changes with time: it is then of
 * the average of the means so far. The constant r makes it narrowest at {@value #NARROWEST}
 * observations. On the side to which the differences are skewed the first term of the Edgeworth
 * expansion of Student's t is added to z: |skewness| (2 z^2 + 1) / 6, the skewness being that of
 * the mean (P. Hall, "The Bootstrap and Edgeworth Expansion", 1992, doi:10.1007/978-1-4612-4384-7).
 */
public final class ConfidenceSequence {
  /** The number of observations for which it is narrowest. */
  public static final int NARROWEST = 5000;

  private ConfidenceSequence() {}

  /**
   * The interval after the observations so far.
   *
   * @param gain of all observations so far
   * @param level of all intervals together, such as 0.95
   * @return the low and the high end; both NaN for fewer than two observations or where a
   *     difference is not finite
   */
  public static double[] interval(PairedGain gain, double level) {
    double z = factor(gain.effectiveObservations(), 1 - level);
    double skewed = gain.skewness() * (2 * z * z + 1) / 6;
    double error = gain.standardError();
    return new double[] {
      gain.mean() - error * (z + Math.max(0, -skewed)),
      gain.mean() + error * (z + Math.max(0, skewed))
    };
  }

  /** The half-width in standard errors after n observations. */
  private static double factor(double n, double alpha) {
    double log = -2 * Math.log(alpha);
    double t = n * (log + Math.log(log) + 1) / NARROWEST;
    return Math.sqrt(2 * (t + 1) / t * Math.log(Math.sqrt(t + 1) / alpha));
  }
}
