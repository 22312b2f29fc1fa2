package org.epicentra.gradient;

/**
 * The gradient of the importance-weighted bound without its score, eq. (19): with w the normalised
 * weights, the sum of w^2 times each draw's path derivative. G. Tucker, D. Lawson, S. Gu, C. J.
 * Maddison, "Doubly reparameterized gradient estimators for Monte Carlo objectives", ICLR 2019, <a
 * href="https://arxiv.org/abs/1810.04152">arXiv:1810.04152</a>.
 *
 * <p>Needs several draws; of one draw it is the path derivative. Costs as much as eq. (18), and
 * unlike it, its signal does not drown as draws are added; where q is the posterior its variance is
 * zero. It is unbiased for the importance-weighted bound, not for the bound itself.
 */
final class DoublyReparameterisedEstimator extends DrawwiseEstimator {
  @Override
  public Estimator kind() {
    return Estimator.DREG;
  }

  /** The gradient by z has the weight once already. */
  @Override
  void addDraw(NormalDraws draws, int row, int draw, float[] byMean, float[] byLogVariance) {
    int dimension = draws.dimension();
    float weight = draws.weight()[draw];
    for (int i = 0; i < dimension; i++) {
      float sigma = draws.deviation()[row * dimension + i];
      float eps = draws.noise()[draw * dimension + i];
      float total =
          draws.lossGradient()[draw * dimension + i] + weight * draws.z()[draw * dimension + i];
      float path = weight * (total - weight * eps / sigma);
      byMean[row * dimension + i] += path;
      byLogVariance[row * dimension + i] += 0.5f * eps * sigma * path;
    }
  }
}
