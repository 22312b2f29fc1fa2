package org.epicentra.gradient;

/**
 * An unbiased estimator of the gradient of a loss with respect to the mean and log-variance of a
 * diagonal normal q, with p(z) = Normal(0, I). The loss is -ELBO = -E_q log p(x|z) + KL(q || p); or
 * minus the importance-weighted bound, if {@link #importanceWeighted}.
 *
 * <p>All estimators take the same {@link NormalDraws}, whether these come from a network or from a
 * problem with closed forms. The gradient with respect to the parameters of p(x|z) is the same for
 * all: the derivative of -log p(x|z) times the weights of the draws.
 *
 * <p>An instance may hold scratch memory, so each thread needs its own.
 */
public interface ElboGradientEstimator {
  /** Which estimator it is. */
  Estimator kind();

  /**
   * Whether the loss is minus the importance-weighted bound. For one draw the two bounds are equal.
   */
  default boolean importanceWeighted() {
    return kind().importanceWeighted();
  }

  /**
   * Writes each row's gradient.
   *
   * @param draws with weights according to {@link #importanceWeighted}, and the likelihood's values
   *     and gradients
   * @param byMean receives the derivatives with respect to mu, rows x L
   * @param byLogVariance receives the derivatives with respect to log sigma^2, rows x L
   */
  void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance);
}
