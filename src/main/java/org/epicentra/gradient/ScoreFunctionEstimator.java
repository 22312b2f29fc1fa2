package org.epicentra.gradient;

import java.util.Arrays;

/**
 * The score times the log ratio f = log p(x, z) - log q(z), eq. (17), also called REINFORCE: R. J.
 * Williams, Machine Learning 8 (1992), doi:10.1007/BF00992696. From each draw's f the mean of the
 * row's other draws is taken, which keeps it unbiased: W. Kool, H. van Hoof, M. Welling, "Buy 4
 * REINFORCE samples, get a baseline for free!", 2019.
 *
 * <p>Needs only values of f, no derivative, so it would serve where z is discrete. Costs the least
 * for q itself. It is the noisiest by far: its variance grows with the number of coordinates, since
 * each coordinate's score meets the scatter of all of f; of a single draw, without a baseline, with
 * f^2 itself.
 */
final class ScoreFunctionEstimator implements ElboGradientEstimator {
  @Override
  public String name() {
    return "score";
  }

  @Override
  public void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance) {
    int samples = draws.samples();
    int length = draws.rows() * draws.dimension();
    Arrays.fill(byMean, 0, length, 0);
    Arrays.fill(byLogVariance, 0, length, 0);
    double[] ratios = new double[samples];
    for (int row = 0; row < draws.rows(); row++) {
      double mean = 0;
      for (int s = 0; s < samples; s++) {
        ratios[s] = draws.logRatio(row, s);
        mean += ratios[s] / samples;
      }
      for (int s = 0; s < samples; s++) {
        double excess = samples == 1 ? ratios[s] : (ratios[s] - mean) / (samples - 1);
        addScore(draws, row, s, -excess, byMean, byLogVariance);
      }
    }
  }

  private static void addScore(
      NormalDraws draws,
      int row,
      int sample,
      double factor,
      float[] byMean,
      float[] byLogVariance) {
    int dimension = draws.dimension();
    int draw = row * draws.samples() + sample;
    for (int i = 0; i < dimension; i++) {
      double eps = draws.noise()[draw * dimension + i];
      int at = row * dimension + i;
      byMean[at] += factor * eps / draws.deviation()[at];
      byLogVariance[at] += factor * 0.5 * (eps * eps - 1);
    }
  }
}
