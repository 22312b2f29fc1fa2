package org.epicentra.gradient;

/**
 * An unbiased estimate of the gradient of -ELBO = -E_q log p(x|z) + KL(q || p) by mean and
 * log-variance of a diagonal normal q, with p(z) = Normal(0, I). The parameters of p(x|z) have the
 * same estimate in all of them. Implementations hold no state of a call.
 */
public interface ElboGradientEstimator {
  /** As on the command line: {@code analytic}, {@code total} or {@code path}. */
  String name();

  /**
   * Writes each row's gradient, averaged over its draws.
   *
   * @param draws the draws and the likelihood's answer
   * @param byMean takes the derivative by mu, rows x L
   * @param byLogVariance takes the derivative by log sigma^2, rows x L
   */
  void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance);
}
