package org.epicentra.gradient;

import java.util.Arrays;

/**
 * The derivative of log p(x, z) - log q(z) along the draws plus c times the score, whose mean is
 * zero, eq. (15). With c = 0 it is the total derivative (13); with c = 1 the path derivative (14),
 * "sticking the landing", whose variance vanishes where q is the posterior: G. Roeder, Y. Wu, D.
 * Duvenaud, NIPS 2017, <a href="https://arxiv.org/abs/1703.09194">arXiv:1703.09194</a>.
 *
 * <p>It needs the density of q at the draw and costs as much as the analytic estimator. For the
 * mean, the score is noise of variance c^2 / sigma^2 that the rest of the gradient offsets,
 * entirely so where q is the posterior. With c = 1 the estimate is quiet towards the end of
 * training, and noisy if the variance of q is below half the posterior's; with c = 0 it is the
 * reverse.
 *
 * <p>With importance weights and c = 0 it is the plain gradient of the importance-weighted bound,
 * eq. (18): Y. Burda, R. Grosse, R. Salakhutdinov, <a
 * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>. Its signal falls faster than its
 * noise as draws are added: T. Rainforth et al., <a
 * href="https://arxiv.org/abs/1802.04537">arXiv:1802.04537</a>.
 *
 * <p>For the loss, which is minus the bound, and with r the gradient of -log p(x|z): for mu, r + z
 * - c eps / sigma; for log sigma^2, ((r + z) sigma eps - (1 - c) - c eps^2) / 2.
 */
final class ScoreControlledEstimator extends DrawwiseEstimator {
  private final Estimator kind;
  private final float c;

  /**
   * An estimator of this form.
   *
   * @param kind which one
   * @param c coefficient of the score, finite; 0 if the bound is the importance-weighted one
   * @throws IllegalArgumentException if c is not finite
   */
  ScoreControlledEstimator(Estimator kind, double c) {
    if (!Double.isFinite(c)) {
      throw new IllegalArgumentException("c is " + c + "; it must be a finite number");
    }
    this.kind = kind;
    this.c = (float) c;
  }

  @Override
  public Estimator kind() {
    return kind;
  }

  @Override
  void begin(NormalDraws draws, int row, float[] byMean, float[] byLogVariance) {
    int from = row * draws.dimension();
    Arrays.fill(byMean, from, from + draws.dimension(), 0);
    Arrays.fill(byLogVariance, from, from + draws.dimension(), -0.5f * (1 - c));
  }

  @Override
  void addDraw(NormalDraws draws, int row, int draw, float[] byMean, float[] byLogVariance) {
    float[] deviation = draws.deviation();
    float[] noise = draws.noise();
    float[] z = draws.z();
    float[] loss = draws.lossGradient();
    float share = draws.weight()[draw];
    int dimension = draws.dimension();
    int from = row * dimension;
    int at = draw * dimension;
    for (int i = 0; i < dimension; i++) {
      float sigma = deviation[from + i];
      float eps = noise[at + i];
      float slope = loss[at + i] + share * z[at + i];
      float score = share * c * eps;
      byMean[from + i] += slope - score / sigma;
      byLogVariance[from + i] += 0.5f * eps * (slope * sigma - score);
    }
  }
}
