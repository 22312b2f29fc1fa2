package org.epicentra.mixture.kernel;

import org.epicentra.mixture.MixturePosterior;

/**
 * The coefficients that a kernel takes from a posterior, stored by column. For a fixed tau the log
 * responsibility of eq. (2), less what all components share, is linear in an event's location and
 * strength:
 *
 * <pre>
 *   log rho_nk = constant_k - tau/2 |m_k - c|^2 + tau (m_k - c).(x_n - c) + logRate_k S_n + shared_n
 * </pre>
 *
 * for any centre c, here that of the event's block. Immutable.
 */
public final class MixtureCoefficients {
  final int components;
  final int dimension;
  final double tau;

  /**
   * The part of eq. (2) that all components and events share: (D/2) log(tau / 2 pi) - (tau/2) D /
   * max rho_k. At a vague start it is huge; kept out of the constants, it costs no digits of the
   * responsibilities.
   */
  final double sharedConstant;

  /** m_k by coordinate: D arrays of K. */
  final double[][] means;

  /** log pi_k - (tau/2) D (1/rho_k - 1/max rho) - a_k/b_k, for events with a strength, length K. */
  final double[] observedConstants;

  /** log pi_k - (tau/2) D (1/rho_k - 1/max rho), for events without, length K. */
  final double[] missingConstants;

  /** E log lambda_k = digamma(a_k) - log b_k, length K. */
  final double[] logRates;

  /** Their place is taken by zeros for events without a strength; length K. */
  final double[] noLogRates;

  private MixtureCoefficients(MixturePosterior q) {
    components = q.components();
    dimension = q.dimension();
    tau = q.prior().tau();
    double largest = 0;
    for (int k = 0; k < components; k++) {
      largest = Math.max(largest, q.meanPrecision(k));
    }
    sharedConstant = 0.5 * dimension * (Math.log(tau / (2 * Math.PI)) - tau / largest);
    means = new double[dimension][components];
    observedConstants = new double[components];
    missingConstants = new double[components];
    logRates = new double[components];
    noLogRates = new double[components];
    double[] pi = q.prior().pi();
    for (int k = 0; k < components; k++) {
      for (int d = 0; d < dimension; d++) {
        means[d][k] = q.mean(k, d);
      }
      double vaguer = 1 / q.meanPrecision(k) - 1 / largest;
      missingConstants[k] = Math.log(pi[k]) - 0.5 * tau * dimension * vaguer;
      observedConstants[k] = missingConstants[k] - q.rate(k);
      logRates[k] = q.rateDistribution(k).meanLog();
    }
  }

  /** The coefficients of a posterior, in the order of its components. */
  public static MixtureCoefficients of(MixturePosterior posterior) {
    return new MixtureCoefficients(posterior);
  }
}
