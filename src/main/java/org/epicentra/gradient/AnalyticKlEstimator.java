package org.epicentra.gradient;

/**
 * The gradient of the likelihood's term from the draws and of the divergence in closed form, eq.
 * (16): D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, <a
 * href="https://arxiv.org/abs/1312.6114">arXiv:1312.6114</a>, their second estimator.
 *
 * <p>It needs the divergence in closed form and is the cheapest. Its noise is that of the
 * likelihood's gradient alone, which does not vanish where q is the posterior: there the
 * likelihood's part and the divergence's cancel only on average.
 */
final class AnalyticKlEstimator extends DrawwiseEstimator {
  @Override
  public Estimator kind() {
    return Estimator.ANALYTIC;
  }

  @Override
  void begin(NormalDraws draws, int row, float[] byMean, float[] byLogVariance) {
    float[] mean = draws.mean();
    float[] deviation = draws.deviation();
    int from = row * draws.dimension();
    for (int i = from; i < from + draws.dimension(); i++) {
      byMean[i] = mean[i];
      byLogVariance[i] = 0.5f * (deviation[i] * deviation[i] - 1);
    }
  }

  /** The likelihood's part, with dz / dmu = 1 and dz / dlog sigma^2 = sigma eps / 2. */
  @Override
  void addDraw(NormalDraws draws, int row, int draw, float[] byMean, float[] byLogVariance) {
    float[] deviation = draws.deviation();
    float[] noise = draws.noise();
    float[] loss = draws.lossGradient();
    int dimension = draws.dimension();
    int from = row * dimension;
    int at = draw * dimension;
    for (int i = 0; i < dimension; i++) {
      byMean[from + i] += loss[at + i];
      byLogVariance[from + i] += loss[at + i] * deviation[from + i] * noise[at + i] * 0.5f;
    }
  }
}
