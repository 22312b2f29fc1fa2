package org.epicentra.gradient;

import java.util.Arrays;

/**
 * The total derivative minus c times the score, eq. (15), where each coordinate's c is fitted to
 * the draws of earlier calls: the one that would have given them the least variance, E[total score]
 * / E[score^2], older calls counting less and less. The first call takes c = 1, the path
 * derivative. A row's own draws do not enter its c, so the estimate stays unbiased.
 *
 * <p>Needs calls that resemble each other. Costs two sums more for each coordinate and holds four
 * numbers of each: one instance for one sequence of calls, and the result depends on their order.
 * After some calls it is no noisier than the better of total and path, by the mean and by the
 * log-variance each.
 */
final class FittedControlEstimator implements ElboGradientEstimator {
  private static final double KEPT = 0.99;

  private double[] products = new double[0];
  private double[] squares = new double[0];

  @Override
  public String name() {
    return "fitted";
  }

  @Override
  public void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance) {
    int dimension = draws.dimension();
    reserve(dimension);
    int length = draws.rows() * dimension;
    Arrays.fill(byMean, 0, length, 0);
    Arrays.fill(byLogVariance, 0, length, 0);
    double[] c = new double[2 * dimension];
    for (int i = 0; i < c.length; i++) {
      c[i] = squares[i] > 0 ? products[i] / squares[i] : 1;
      products[i] *= KEPT;
      squares[i] *= KEPT;
    }
    for (int row = 0; row < draws.rows(); row++) {
      for (int s = 0; s < draws.samples(); s++) {
        addDraw(draws, row, s, c, byMean, byLogVariance);
      }
    }
  }

  /** For the loss: total is r + z by mu, ((r + z) sigma eps - 1) / 2 by log sigma^2. */
  private void addDraw(
      NormalDraws draws, int row, int sample, double[] c, float[] byMean, float[] byLogVariance) {
    int dimension = draws.dimension();
    int draw = row * draws.samples() + sample;
    float share = draws.weight()[draw];
    for (int i = 0; i < dimension; i++) {
      double sigma = draws.deviation()[row * dimension + i];
      double eps = draws.noise()[draw * dimension + i];
      double slope =
          draws.lossGradient()[draw * dimension + i] / share + draws.z()[draw * dimension + i];
      double score = eps / sigma;
      byMean[row * dimension + i] += share * (slope - c[i] * score);
      products[i] += slope * score;
      squares[i] += score * score;
      double spread = 0.5 * (slope * sigma * eps - 1);
      double spreadScore = 0.5 * (eps * eps - 1);
      int j = dimension + i;
      byLogVariance[row * dimension + i] += share * (spread - c[j] * spreadScore);
      products[j] += spread * spreadScore;
      squares[j] += spreadScore * spreadScore;
    }
  }

  private void reserve(int dimension) {
    if (products.length != 2 * dimension) {
      products = new double[2 * dimension];
      squares = new double[2 * dimension];
    }
  }
}
