package org.epicentra.mixture.counts;

import java.util.Arrays;
import org.epicentra.math.GammaFunctions;

/**
 * The parts of scores that come from a strength: E ln P(S | k), and the predictive probability of
 * eq. (47). A strength is a whole number of 0 or more; one of NaN is not known and adds nothing.
 * For one thread: probabilities of small counts are computed once and kept.
 */
public final class CountScores {
  /** Counts below this are tabulated, or fewer where there are many components. */
  private static final int MAX_TABULATED = 2048;

  /** The size of the table at most: 2 MB. */
  private static final int TABLE = 1 << 18;

  private final CountPosterior counts;
  private final double[] constants;
  private final double[] slopes;
  private final int tabulated;
  private final double[] predictive;
  private final double[] shared;

  /** The scores of a posterior's components, and of the background where there is one. */
  public CountScores(CountPosterior counts) {
    this.counts = counts;
    int components = counts.components();
    constants = new double[components];
    slopes = new double[components];
    for (int k = 0; k < components; k++) {
      constants[k] = counts.constant(k);
      slopes[k] = counts.slope(k);
    }
    tabulated = Math.min(MAX_TABULATED, TABLE / components);
    predictive = new double[components * tabulated];
    Arrays.fill(predictive, Double.NaN);
    shared = new double[tabulated];
    Arrays.fill(shared, Double.NaN);
  }

  /** Whether no strength is 0. */
  public boolean zeroTruncated() {
    return counts.prior().zeroTruncated();
  }

  /** E ln P(S | k) but for {@link #shared}, nats. */
  public double expected(int k, double strength) {
    return Double.isNaN(strength) ? 0 : strength * slopes[k] + constants[k];
  }

  /** What all components share of E ln P(S | k), nats. */
  public double shared(double strength) {
    if (!(strength < tabulated)) {
      return Double.isNaN(strength) ? 0 : counts.logRising(strength) - logFactorial(strength);
    }
    int at = (int) strength;
    if (Double.isNaN(shared[at])) {
      shared[at] = counts.logRising(strength) - logFactorial(strength);
    }
    return shared[at];
  }

  /** The log predictive probability of a strength in component k, but for its factorial, nats. */
  public double logPredictive(int k, double strength) {
    if (!(strength < tabulated)) {
      return Double.isNaN(strength) ? 0 : counts.logPredictive(k, strength);
    }
    int at = k * tabulated + (int) strength;
    if (Double.isNaN(predictive[at])) {
      predictive[at] = counts.logPredictive(k, strength);
    }
    return predictive[at];
  }

  /** The logarithm of a strength's factorial. */
  public static double logFactorial(double strength) {
    return Double.isNaN(strength) ? 0 : GammaFunctions.logFactorial(strength);
  }
}
