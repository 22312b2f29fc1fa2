package org.epicentra.gradient;

import java.util.Arrays;

/** An estimator whose estimate for a row is an initial term plus one term per draw. */
abstract class DrawwiseEstimator implements ElboGradientEstimator {
  /**
   * Writes the initial term of a row, 0 unless overridden.
   *
   * @param draws of all rows
   * @param row from 0
   * @param byMean receives the row's derivatives with respect to mu; rows x L
   * @param byLogVariance receives the row's derivatives with respect to log sigma^2; rows x L
   */
  void begin(NormalDraws draws, int row, float[] byMean, float[] byLogVariance) {
    int from = row * draws.dimension();
    Arrays.fill(byMean, from, from + draws.dimension(), 0);
    Arrays.fill(byLogVariance, from, from + draws.dimension(), 0);
  }

  /**
   * Adds the term of a draw to its row.
   *
   * @param draws of all rows
   * @param row from 0
   * @param draw number of the draw among those of all rows, from 0
   * @param byMean the derivatives with respect to mu, rows x L
   * @param byLogVariance the derivatives with respect to log sigma^2, rows x L
   */
  abstract void addDraw(
      NormalDraws draws, int row, int draw, float[] byMean, float[] byLogVariance);

  @Override
  public void gradient(NormalDraws draws, float[] byMean, float[] byLogVariance) {
    for (int row = 0; row < draws.rows(); row++) {
      begin(draws, row, byMean, byLogVariance);
      for (int s = 0; s < draws.samples(); s++) {
        addDraw(draws, row, row * draws.samples() + s, byMean, byLogVariance);
      }
    }
  }
}
