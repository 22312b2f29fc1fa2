package org.epicentra.mixture;

/**
 * What a kernel needs of a posterior, by column. For a fixed tau the log responsibility of eq. (2),
 * less what all components share, is linear in an event's location and strength:
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

  /** (D/2) log(tau / 2 pi), part of what all components share. */
  final double logNormalConstant;

  /** m_k by coordinate: D arrays of K. */
  final double[][] means;

  /** log pi_k - (tau/2) D/rho_k - a_k/b_k, for events with a strength, length K. */
  final double[] observedConstants;

  /** log pi_k - (tau/2) D/rho_k, for events without, length K. */
  final double[] missingConstants;

  /** E log lambda_k = digamma(a_k) - log b_k, length K. */
  final double[] logRates;

  private MixtureCoefficients(MixturePosterior q) {
    components = q.components();
    dimension = q.dimension();
    tau = q.prior().tau();
    logNormalConstant = 0.5 * dimension * Math.log(tau / (2 * Math.PI));
    means = new double[dimension][components];
    observedConstants = new double[components];
    missingConstants = new double[components];
    logRates = new double[components];
    double[] pi = q.prior().pi();
    for (int k = 0; k < components; k++) {
      for (int d = 0; d < dimension; d++) {
        means[d][k] = q.mean(k, d);
      }
      missingConstants[k] = Math.log(pi[k]) - 0.5 * tau * dimension / q.meanPrecision(k);
      observedConstants[k] = missingConstants[k] - q.rate(k);
      logRates[k] = q.rateLaw(k).meanLog();
    }
  }

  public static MixtureCoefficients of(MixturePosterior posterior) {
    return new MixtureCoefficients(posterior);
  }
}
