package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.math.GammaFunctions;

/**
 * Scores single events under a posterior: their responsibilities, eq. (3), and their predictive
 * density. A strength that is not known is NaN; then the location alone counts. Other strengths are
 * whole numbers of 0 or more. One per posterior and thread: it holds scratch space.
 */
public final class MixtureScorer {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** A responsibility below exp of this, 4e-44, is given as 0. */
  private static final double NO_RESPONSIBILITY = -100;

  /** A component that adds less than exp of this, 2e-22, to a density is left out of it. */
  private static final double NEGLIGIBLE = -50;

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
            + 0.5 * dimension * (Math.log(tau) - LOG_TWO_PI)
            - halfTau * dimension / posterior.meanPrecision(k);
    meanRates[k] = posterior.rate(k);
    meanLogRates[k] = posterior.rateLaw(k).meanLog();
    densityConstants[k] = logPi + 0.5 * dimension * (Math.log(precision) - LOG_TWO_PI);
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
   */
  public double score(double[] x, double strength, double[] responsibilities) {
    logNormaliser(x, strength);
    double max = max(logs);
    double sum = 0;
    for (int k = 0; k < components; k++) {
      double log = logs[k] - max;
      double value = log < NO_RESPONSIBILITY ? 0 : Math.exp(log);
      responsibilities[k] = value;
      sum += value;
    }
    for (int k = 0; k < components; k++) {
      responsibilities[k] /= sum;
    }
    return logDensity(strength, argmax(responsibilities));
  }

  /**
   * The event's share of the bound's data term, logsumexp_k log rho_nk of eq. (2) with all its
   * constants, nats.
   */
  public double logNormaliser(double[] x, double strength) {
    measure(x);
    for (int k = 0; k < components; k++) {
      logs[k] = constants[k] - halfTau * squaredDistances[k];
    }
    if (Double.isNaN(strength)) {
      return logSum(logs);
    }
    for (int k = 0; k < components; k++) {
      logs[k] += strength * meanLogRates[k] - meanRates[k];
    }
    return logSum(logs) - GammaFunctions.logFactorial(strength);
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

  /**
   * The log predictive density at the distances that {@link #logNormaliser} left. A count's
   * probability is at most 1, so the location's factor bounds a component's share; the count's
   * factor is computed for the components that this bound does not rule out.
   *
   * @param likely a component with a large share
   */
  private double logDensity(double strength, int likely) {
    for (int k = 0; k < components; k++) {
      logs[k] = densityConstants[k] - halfPrecisions[k] * squaredDistances[k];
    }
    if (Double.isNaN(strength)) {
      return logSum(logs);
    }
    double logFactorial = GammaFunctions.logFactorial(strength);
    double floor = logs[likely] + logCount(likely, strength, logFactorial) + NEGLIGIBLE;
    for (int k = 0; k < components; k++) {
      logs[k] =
          logs[k] < floor
              ? Double.NEGATIVE_INFINITY
              : logs[k] + logCount(k, strength, logFactorial);
    }
    return logSum(logs);
  }

  private double logCount(int k, double strength, double logFactorial) {
    return logZeroes[k]
        + GammaFunctions.logRising(rateShapes[k], strength)
        + strength * logFailures[k]
        - logFactorial;
  }

  private static double logSum(double[] logs) {
    double max = max(logs);
    double sum = 0;
    for (double log : logs) {
      if (log - max > NEGLIGIBLE) {
        sum += Math.exp(log - max);
      }
    }
    return max + Math.log(sum);
  }

  private static double max(double[] values) {
    double max = values[0];
    for (double value : values) {
      max = value > max ? value : max;
    }
    return max;
  }

  /** The number of the largest responsibility; of equals the lowest. */
  public static int argmax(double[] responsibilities) {
    int best = 0;
    for (int k = 1; k < responsibilities.length; k++) {
      best = responsibilities[k] > responsibilities[best] ? k : best;
    }
    return best;
  }

  /** How undecided the responsibilities are, -sum r ln r, nats, from 0 to ln K. */
  public static double entropy(double[] responsibilities) {
    double entropy = 0;
    for (double r : responsibilities) {
      if (r > 0) {
        entropy -= r * Math.log(r);
      }
    }
    return entropy;
  }
}
