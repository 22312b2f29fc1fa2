package org.epicentra.gradient;

/**
 * An estimate of the gradient of a loss by mean and log-variance of a diagonal normal q, with p(z)
 * = Normal(0, I). The loss is -ELBO = -E_q log p(x|z) + KL(q || p), for which the estimate is
 * unbiased; or, where {@link #importanceWeighted}, minus the importance-weighted bound.
 *
 * <p>An instance may hold scratch memory: one for each thread.
 *
 * <p>All take the same {@link NormalDraws}, so that a network and a closed-form problem are
 * interchangeable. The parameters of p(x|z) have one estimate in all of them: the derivative of
 * -log p(x|z) times the draws' weights.
 */
public interface ElboGradientEstimator {
  /** Which estimator it is. */
  Estimator kind();

  /** The label of its {@link #kind}. */
  default String name() {
    return kind().label();
  }

  /**
   * Whether the loss is minus the importance-weighted bound. For one draw the two bounds are equal.
   */
  default boolean importanceWeighted() {
    return kind().importanceWeighted();
  }

  /**
   * Writes each row's gradient.
   *
   * @param draws the draws, weighed as {@link #importanceWeighted} tells, and the likelihood's
   *     answer
   * @param byMean takes the derivative by mu, rows x L
   * @param byLogVariance takes the derivative by log sigma^2, rows x L
   */
  void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance);
}
