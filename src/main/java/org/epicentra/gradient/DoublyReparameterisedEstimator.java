package org.epicentra.gradient;

/**
 * The gradient of the importance-weighted bound without its score term, eq. (19): the sum over the
 * draws of w^2 times the path derivative, w the normalised importance weights. G. Tucker, D.
 * Lawson, S. Gu, C. J. Maddison, "Doubly reparameterized gradient estimators for Monte Carlo
 * objectives", ICLR 2019, <a href="https://arxiv.org/abs/1810.04152">arXiv:1810.04152</a>.
 *
 * <p>It needs several draws; for one draw it is the path derivative. It costs as much as eq. (18).
 * Unlike that one, it keeps its signal-to-noise ratio as draws are added, and its variance is zero
 * where q is the posterior. It is unbiased for the importance-weighted bound, not for the bound
 * itself.
 */
final class DoublyReparameterisedEstimator extends DrawwiseEstimator {
  @Override
  public Estimator kind() {
    return Estimator.DREG;
  }

  /** The gradient with respect to z already contains one factor of the weight. */
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
