package org.epicentra.gradient;

/**
 * The score times the log ratio f = log p(x, z) - log q(z), eq. (17), also called REINFORCE: R. J.
 * Williams, Machine Learning 8 (1992), doi:10.1007/BF00992696. The baseline of a draw is the mean f
 * of the row's other draws, which keeps the estimate unbiased: W. Kool, H. van Hoof, M. Welling,
 * "Buy 4 REINFORCE samples, get a baseline for free!", 2019.
 *
 * <p>It needs only values of f and no derivatives, so it would also serve for a discrete z, and it
 * is the cheapest for q itself. It is by far the noisiest: its variance grows with the number of
 * coordinates, since each coordinate's score is multiplied by the scatter of the whole f; with a
 * single draw, which has no baseline, by f itself.
 */
final class ScoreFunctionEstimator extends DrawwiseEstimator {
  /** The log ratios of the current row. */
  private double[] ratios = new double[0];

  private double mean;

  @Override
  public Estimator kind() {
    return Estimator.SCORE;
  }

  @Override
  void begin(NormalDraws draws, int row, float[] byMean, float[] byLogVariance) {
    super.begin(draws, row, byMean, byLogVariance);
    int samples = draws.samples();
    if (ratios.length != samples) {
      ratios = new double[samples];
    }
    mean = 0;
    for (int s = 0; s < samples; s++) {
      ratios[s] = draws.logRatio(row, s);
      mean += ratios[s] / samples;
    }
  }

  @Override
  void addDraw(NormalDraws draws, int row, int draw, float[] byMean, float[] byLogVariance) {
    int samples = draws.samples();
    double ratio = ratios[draw - row * samples];
    double factor = samples == 1 ? -ratio : -((ratio - mean) / (samples - 1));
    int dimension = draws.dimension();
    for (int i = 0; i < dimension; i++) {
      double eps = draws.noise()[draw * dimension + i];
      int at = row * dimension + i;
      byMean[at] += factor * eps / draws.deviation()[at];
      byLogVariance[at] += factor * 0.5 * (eps * eps - 1);
    }
  }
}
