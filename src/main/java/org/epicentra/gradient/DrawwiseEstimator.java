package org.epicentra.gradient;

import java.util.Arrays;

/** An estimate that is, for each row, a start and what each of its draws adds. */
abstract class DrawwiseEstimator implements ElboGradientEstimator {
  /**
   * Writes where a row begins, all 0 unless overridden.
   *
   * @param byMean the derivative by mu, rows x L
   * @param byLogVariance the derivative by log sigma^2, rows x L
   */
  void begin(NormalDraws draws, int row, float[] byMean, float[] byLogVariance) {
    int from = row * draws.dimension();
    Arrays.fill(byMean, from, from + draws.dimension(), 0);
    Arrays.fill(byLogVariance, from, from + draws.dimension(), 0);
  }

  /**
   * Adds a draw to its row.
   *
   * @param draw its number among the draws of all rows
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
