package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.math.GammaFunctions;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.locations.LocationScores;

/**
 * Scores single events under a posterior: their responsibilities, eq. (3), and their predictive
 * density. A strength that is not known is NaN; then the location alone counts. Other strengths are
 * whole numbers of 0 or more. One per posterior and thread: it holds scratch space.
 */
public final class MixtureScorer {
  /** The number that stands for the background where a component is asked for. */
  public static final int BACKGROUND = -1;

  /** A responsibility below exp of this, 4e-44, is given as 0. */
  private static final double NO_RESPONSIBILITY = -100;

  /** A component that adds less than exp of this, 2e-22, to a density is left out of it. */
  private static final double NEGLIGIBLE = -50;

  /** Counts below this are tabulated, or fewer where there are many components. */
  private static final int MAX_TABULATED = 2048;

  /** The size of the table at most: 2 MB. */
  private static final int TABLE = 1 << 18;

  /** K, and K + 1 with a background, which is then the last. */
  private final int components;

  private final int classes;
  private final Background background;
  private final CountPosterior counts;
  private final LocationScores locations;
  private final double[] constants;
  private final double[] countConstants;
  private final double[] countSlopes;
  private final double[] logWeights;
  private final double[] logs;
  private final int[] shares;
  private final int tabulated;
  private final double[] logCounts;
  private boolean inside;
  private int component;
  private double entropy;
  private double backgroundShare;

  /** A scorer for one thread: it reuses its buffers from event to event. */
  public MixtureScorer(MixturePosterior posterior) {
    components = posterior.components();
    classes = posterior.classes();
    background = posterior.prior().background();
    counts = posterior.counts();
    locations = new LocationScores(posterior.locations());
    constants = new double[classes];
    countConstants = new double[classes];
    countSlopes = new double[classes];
    logWeights = new double[classes];
    logs = new double[classes];
    shares = new int[classes];
    tabulated = Math.min(MAX_TABULATED, TABLE / classes);
    logCounts = new double[classes * tabulated];
    Arrays.fill(logCounts, Double.NaN);
    double[] weights = posterior.predictiveWeights();
    for (int k = 0; k < components; k++) {
      constants[k] = posterior.expectedLogWeight(k) + locations.expectedConstant(k);
      logWeights[k] = Math.log(weights[k]);
    }
    if (background != null) {
      constants[components] = posterior.background().expectedLog() + background.logDensity();
      logWeights[components] = Math.log(weights[components]) + background.logDensity();
    }
    for (int k = 0; k < classes; k++) {
      countConstants[k] = counts.constant(k);
      countSlopes[k] = counts.slope(k);
    }
  }

  /**
   * The log predictive density of an event, ln sum_k weight_k p(x | k) P(S | k), where the
   * posterior is integrated out, eq. (46) and (47); the background has a part in it within its
   * region.
   *
   * @param x its location, length D, unit
   * @param strength its count, or NaN
   * @param responsibilities length K, filled with r_nk of eq. (3)
   * @return natural logarithm; the density's unit is unit^-D
   * @throws BadInputException when the strength is no count
   */
  public double score(double[] x, double strength, double[] responsibilities) {
    requireCount(strength);
    measure(x);
    fillLogs(strength);
    normalise(responsibilities);
    return logDensity(strength);
  }

  /** The weight of a component in the predictive density. */
  public double weight(int k) {
    return Math.exp(logWeights[k]);
  }

  /**
   * The component with the largest responsibility in the last score, of equals the lowest; {@link
   * #BACKGROUND} where the background's is larger.
   */
  public int component() {
    return component;
  }

  /** The responsibility of that component, or of the background. */
  public double probability(double[] responsibilities) {
    return component == BACKGROUND ? backgroundShare : responsibilities[component];
  }

  /** The background's responsibility in the last score; 0 without a background. */
  public double background() {
    return backgroundShare;
  }

  /**
   * How undecided the last score's responsibilities are, that of the background among them, -sum r
   * ln r, nats, from 0 to the logarithm of their number.
   */
  public double entropy() {
    return entropy;
  }

  /**
   * The event's share of the bound's data term, logsumexp_k log rho_nk of eq. (25) with all its
   * constants, nats.
   *
   * @throws BadInputException when the strength is no count
   */
  public double logNormaliser(double[] x, double strength) {
    requireCount(strength);
    measure(x);
    fillLogs(strength);
    double sum = logSum(logs, classes);
    return Double.isNaN(strength)
        ? sum
        : sum + counts.logRising(strength) - GammaFunctions.logFactorial(strength);
  }

  private void requireCount(double strength) {
    if (strength == 0 && counts.prior().zeroTruncated()) {
      throw new BadInputException(
          "the strength is 0, which the model says no event has: it was fitted as zero-truncated");
    }
    boolean count =
        strength >= 0 && strength <= Double.MAX_VALUE && strength == Math.rint(strength);
    if (!count && !Double.isNaN(strength)) {
      throw new BadInputException(
          "the strength is "
              + strength
              + "; it must be a whole number of 0 or more, or NaN where it is not known");
    }
  }

  private void measure(double[] x) {
    locations.measure(x);
    inside = background != null && background.region().contains(x);
  }

  /** log rho_nk but for the terms of the count that all components share. */
  private void fillLogs(double strength) {
    locations.addExpected(constants, logs);
    if (background != null) {
      logs[components] = inside ? constants[components] : Double.NEGATIVE_INFINITY;
    }
    if (Double.isNaN(strength)) {
      return;
    }
    for (int k = 0; k < classes; k++) {
      logs[k] += strength * countSlopes[k] + countConstants[k];
    }
  }

  /** Eq. (3). Most components of many have no share in an event; the others are listed first. */
  private void normalise(double[] responsibilities) {
    Arrays.fill(responsibilities, 0);
    double max = max(logs, classes);
    int sharing = 0;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      logs[k] -= max;
      if (logs[k] >= NO_RESPONSIBILITY) {
        logs[k] = Math.exp(logs[k]);
        sum += logs[k];
        shares[sharing++] = k;
      }
    }
    entropy = 0;
    backgroundShare = 0;
    component = shares[0] == components ? BACKGROUND : shares[0];
    double most = 0;
    for (int i = 0; i < sharing; i++) {
      int k = shares[i];
      double r = logs[k] / sum;
      if (k < components) {
        responsibilities[k] = r;
      } else {
        backgroundShare = r;
      }
      if (r > most) {
        most = r;
        component = k < components ? k : BACKGROUND;
      }
      entropy -= r > 0 ? r * Math.log(r) : 0;
    }
  }

  /**
   * The log predictive density at the place that {@link #measure} left. A count's probability is at
   * most 1, so the location's factor bounds a component's share; the count's factor is computed for
   * the components that this bound does not rule out.
   */
  private double logDensity(double strength) {
    locations.addBounds(logWeights, logs);
    int best = component == BACKGROUND ? components : component;
    boolean observed = !Double.isNaN(strength);
    double logFactorial = observed ? GammaFunctions.logFactorial(strength) : 0;
    double ofBackground =
        inside
            ? logWeights[components]
                + (observed ? logCount(components, strength) - logFactorial : 0)
            : Double.NEGATIVE_INFINITY;
    double floor = ofBackground;
    if (best < components) {
      floor = logWeights[best] + locations.logDensity(best);
      floor += observed ? logCount(best, strength) - logFactorial : 0;
    }
    floor += NEGLIGIBLE;
    int sharing = 0;
    for (int k = 0; k < components; k++) {
      if (logs[k] >= floor) {
        double log = logWeights[k] + locations.logDensity(k);
        logs[sharing++] = observed ? log + logCount(k, strength) : log;
      }
    }
    if (inside) {
      logs[sharing++] = ofBackground + logFactorial;
    }
    return sharing == 0 ? Double.NEGATIVE_INFINITY : logSum(logs, sharing) - logFactorial;
  }

  /** The log probability of a count, but for its factorial; small counts are computed once. */
  private double logCount(int k, double strength) {
    if (!(strength < tabulated)) {
      return counts.logPredictive(k, strength);
    }
    int at = k * tabulated + (int) strength;
    if (Double.isNaN(logCounts[at])) {
      logCounts[at] = counts.logPredictive(k, strength);
    }
    return logCounts[at];
  }

  /** The log of the sum of the first exponentials. */
  private static double logSum(double[] logs, int size) {
    double max = max(logs, size);
    double sum = 0;
    for (int k = 0; k < size; k++) {
      if (logs[k] - max > NEGLIGIBLE) {
        sum += Math.exp(logs[k] - max);
      }
    }
    return max + Math.log(sum);
  }

  /** The largest of the first values. Four chains, since each comparison waits for the last. */
  private static double max(double[] values, int size) {
    double a = values[0];
    double b = a;
    double c = a;
    double d = a;
    int k = 0;
    for (; k + 3 < size; k += 4) {
      a = values[k] > a ? values[k] : a;
      b = values[k + 1] > b ? values[k + 1] : b;
      c = values[k + 2] > c ? values[k + 2] : c;
      d = values[k + 3] > d ? values[k + 3] : d;
    }
    for (; k < size; k++) {
      a = values[k] > a ? values[k] : a;
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }
}
