package org.epicentra.mixture.weights;

import java.io.Serializable;
import org.epicentra.distribution.Beta;
import org.epicentra.math.GammaFunctions;

/**
 * The posterior of the share of the events that are background, q(omega) = Beta(c, d), under the
 * prior Beta({@value #PRIOR}, {@value #PRIOR}), eq. (40). Immutable.
 */
public final class BackgroundShare implements Serializable {
  /** Both parameters of the prior: each share is as likely as another. */
  public static final double PRIOR = 1;

  private static final long serialVersionUID = 1L;
  private static final double LOWER_TAIL = 0.025;
  private static final double UPPER_TAIL = 0.975;

  private final double c;
  private final double d;

  /**
   * @param background R_0, the weight of the background's events, {@code >= 0}
   * @param components the weight of each component's events, K, {@code >= 0}; added up in this
   *     order, so that components in another order have another share, in the last digit
   */
  public BackgroundShare(double background, double[] components) {
    double sum = 0;
    for (double component : components) {
      sum += component;
    }
    this.c = PRIOR + background;
    this.d = PRIOR + sum;
  }

  /** R_0, the weight of the background's events. */
  public double effectiveCount() {
    return c - PRIOR;
  }

  /** E ln omega, e_0, nats. */
  public double expectedLog() {
    return GammaFunctions.digamma(c) - GammaFunctions.digamma(c + d);
  }

  /** E ln (1 - omega), nats: a part of each component's e_k. */
  public double expectedLogRest() {
    return GammaFunctions.digamma(d) - GammaFunctions.digamma(c + d);
  }

  /** The mean share. */
  public double mean() {
    return c / (c + d);
  }

  /** The mean of the share of all components together. */
  public double meanRest() {
    return d / (c + d);
  }

  /** The mean of the square of the share of all components together. */
  public double meanSquareRest() {
    return meanRest() * ((d + 1) / (c + d + 1));
  }

  /** The ends of the central 95 % credible interval of the share. */
  public double[] interval95() {
    Beta share = Beta.of(c, d);
    return new double[] {share.quantile(LOWER_TAIL), share.quantile(UPPER_TAIL)};
  }

  /** KL(q || prior), nats. */
  public double divergence() {
    return GammaFunctions.logBeta(PRIOR, PRIOR)
        - GammaFunctions.logBeta(c, d)
        + (c - PRIOR) * expectedLog()
        + (d - PRIOR) * expectedLogRest();
  }
}
