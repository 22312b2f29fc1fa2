package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.distribution.Normal;
import org.epicentra.math.GammaFunctions;

/**
 * Scores single events under a posterior: their responsibilities, eq. (3), and their predictive
 * density. A strength that is not known is NaN; then the location alone counts. Other strengths are
 * whole numbers of 0 or more. One per posterior and thread: it holds scratch space.
 */
public final class MixtureScorer {

  /** A responsibility below exp of this, 4e-44, is given as 0. */
  private static final double NO_RESPONSIBILITY = -100;

  /** A component that adds less than exp of this, 2e-22, to a density is left out of it. */
  private static final double NEGLIGIBLE = -50;

  /** Counts below this are tabulated, or fewer where there are many components. */
  private static final int MAX_TABULATED = 256;

  /** The size of the table at most: 2 MB. */
  private static final int TABLE = 1 << 18;

  private final int components;
  private final int dimension;
  private final double halfTau;
  private final double[][] means;
  private final double[] constants;
  private final double[] meanRates;
  private final double[] meanLogRates;
  private final double[] densityConstants;
  private final double[] halfPrecisions;
  private final double[] rateShapes;
  private final double[] logZeroes;
  private final double[] logFailures;
  private final double[] squaredDistances;
  private final double[] logs;
  private final int[] shares;
  private final int tabulated;
  private final double[] logCounts;
  private int component;
  private double entropy;

  /** A scorer for one thread: it reuses its buffers from event to event. */
  public MixtureScorer(MixturePosterior posterior) {
    components = posterior.components();
    dimension = posterior.dimension();
    halfTau = posterior.prior().tau() / 2;
    means = new double[dimension][components];
    constants = new double[components];
    meanRates = new double[components];
    meanLogRates = new double[components];
    densityConstants = new double[components];
    halfPrecisions = new double[components];
    rateShapes = new double[components];
    logZeroes = new double[components];
    logFailures = new double[components];
    squaredDistances = new double[components];
    logs = new double[components];
    shares = new int[components];
    tabulated = Math.min(MAX_TABULATED, TABLE / components);
    logCounts = new double[components * tabulated];
    Arrays.fill(logCounts, Double.NaN);
    for (int k = 0; k < components; k++) {
      tabulate(posterior, k);
    }
  }

  private void tabulate(MixturePosterior posterior, int k) {
    double tau = posterior.prior().tau();
    double logPi = Math.log(posterior.prior().pi(k));
    double precision = 1 / (1 / tau + 1 / posterior.meanPrecision(k));
    NegativeBinomial counts = NegativeBinomial.of(posterior.rateShape(k), posterior.rateRate(k));
    for (int d = 0; d < dimension; d++) {
      means[d][k] = posterior.mean(k, d);
    }
    constants[k] =
        logPi
            + 0.5 * dimension * (Math.log(tau) - Normal.LOG_TWO_PI)
            - halfTau * dimension / posterior.meanPrecision(k);
    meanRates[k] = posterior.rate(k);
    meanLogRates[k] = posterior.rateDistribution(k).meanLog();
    densityConstants[k] = logPi + 0.5 * dimension * (Math.log(precision) - Normal.LOG_TWO_PI);
    halfPrecisions[k] = precision / 2;
    rateShapes[k] = counts.shape();
    logZeroes[k] = counts.logProbabilityOfZero();
    logFailures[k] = -Math.log1p(counts.rate());
  }

  /**
   * The log predictive density of an event, ln sum_k pi_k Normal(x | m_k, 1/tau + 1/rho_k)
   * NegativeBinomial(S | a_k, b_k / (b_k + 1)), where the posterior is integrated out.
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

  /** The component with the largest responsibility in the last score; of equals the lowest. */
  public int component() {
    return component;
  }

  /** How undecided the last score's responsibilities are, -sum r ln r, nats, from 0 to ln K. */
  public double entropy() {
    return entropy;
  }

  /**
   * The event's share of the bound's data term, logsumexp_k log rho_nk of eq. (2) with all its
   * constants, nats.
   *
   * @throws BadInputException when the strength is no count
   */
  public double logNormaliser(double[] x, double strength) {
    requireCount(strength);
    measure(x);
    fillLogs(strength);
    double sum = logSum(logs, components);
    return Double.isNaN(strength) ? sum : sum - GammaFunctions.logFactorial(strength);
  }

  private static void requireCount(double strength) {
    boolean count =
        strength >= 0 && strength <= Double.MAX_VALUE && strength == Math.rint(strength);
    if (!count && !Double.isNaN(strength)) {
      throw new BadInputException(
          "the strength is "
              + strength
              + "; it must be a whole number of 0 or more, or NaN where it is not known");
    }
  }

  /** Fills the squared distances of a location to each m_k. */
  private void measure(double[] x) {
    Arrays.fill(squaredDistances, 0);
    for (int d = 0; d < dimension; d++) {
      double coordinate = x[d];
      double[] column = means[d];
      for (int k = 0; k < components; k++) {
        double difference = coordinate - column[k];
        squaredDistances[k] += difference * difference;
      }
    }
  }

  /** log rho_nk but for the term of the count that all components share. */
  private void fillLogs(double strength) {
    for (int k = 0; k < components; k++) {
      logs[k] = constants[k] - halfTau * squaredDistances[k];
    }
    if (Double.isNaN(strength)) {
      return;
    }
    for (int k = 0; k < components; k++) {
      logs[k] += strength * meanLogRates[k] - meanRates[k];
    }
  }

  /** Eq. (3). Most components of many have no share in an event; the others are listed first. */
  private void normalise(double[] responsibilities) {
    Arrays.fill(responsibilities, 0);
    double max = max(logs, components);
    int sharing = 0;
    double sum = 0;
    for (int k = 0; k < components; k++) {
      double log = logs[k] - max;
      if (log >= NO_RESPONSIBILITY) {
        responsibilities[k] = Math.exp(log);
        sum += responsibilities[k];
        shares[sharing++] = k;
      }
    }
    component = shares[0];
    entropy = 0;
    for (int i = 0; i < sharing; i++) {
      int k = shares[i];
      double r = responsibilities[k] / sum;
      responsibilities[k] = r;
      component = r > responsibilities[component] ? k : component;
      entropy -= r > 0 ? r * Math.log(r) : 0;
    }
  }

  /**
   * The log predictive density at the distances that {@link #measure} left. A count's probability
   * is at most 1, so the location's factor bounds a component's share; the count's factor is
   * computed for the components that this bound does not rule out.
   */
  private double logDensity(double strength) {
    for (int k = 0; k < components; k++) {
      logs[k] = densityConstants[k] - halfPrecisions[k] * squaredDistances[k];
    }
    if (Double.isNaN(strength)) {
      return logSum(logs, components);
    }
    double logFactorial = GammaFunctions.logFactorial(strength);
    double floor = logs[component] + logCount(component, strength) - logFactorial + NEGLIGIBLE;
    int sharing = 0;
    for (int k = 0; k < components; k++) {
      if (logs[k] >= floor) {
        logs[sharing++] = logs[k] + logCount(k, strength);
      }
    }
    return logSum(logs, sharing) - logFactorial;
  }

  /** The log probability of a count, but for its factorial; small counts are computed once. */
  private double logCount(int k, double strength) {
    if (!(strength < tabulated)) {
      return newLogCount(k, strength);
    }
    int at = k * tabulated + (int) strength;
    if (Double.isNaN(logCounts[at])) {
      logCounts[at] = newLogCount(k, strength);
    }
    return logCounts[at];
  }

  private double newLogCount(int k, double strength) {
    return logZeroes[k]
        + GammaFunctions.logRising(rateShapes[k], strength)
        + strength * logFailures[k];
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
