package org.epicentra.gradient;

import java.util.Arrays;

/**
 * Draws z = mu + sigma eps, eq. (12), from the diagonal normal posteriors of some rows, and how the
 * likelihood of the data answers to them. Arrays are flat and row-major, and belong to the caller;
 * the draws of a row follow each other.
 *
 * @param rows number of rows
 * @param samples draws per row, S
 * @param dimension coordinates of z, L
 * @param mean mu, rows x L
 * @param deviation sigma, rows x L
 * @param noise eps, rows x S x L
 * @param z the draws, rows x S x L
 * @param logLikelihood log p(x|z) of each draw, rows x S
 * @param weight what a draw counts for in its row's objective, rows x S: filled by {@link #weigh}
 * @param lossGradient of each draw, the derivative of -log p(x|z) by z, times the draw's weight:
 *     rows x S x L
 */
public record NormalDraws(
    int rows,
    int samples,
    int dimension,
    float[] mean,
    float[] deviation,
    float[] noise,
    float[] z,
    double[] logLikelihood,
    float[] weight,
    float[] lossGradient) {

  /**
   * Fills the weights of the draws, whose sum is 1 in each row: 1 / S where the objective is the
   * bound itself, else in proportion to p(x, z) / q(z), which is how the importance-weighted bound
   * log 1/S sum p(x, z) / q(z) moves with them.
   *
   * @param importance which of the two
   * @return the sum over the rows of the importance-weighted bound as the draws estimate it, nats;
   *     NaN where the objective is the bound itself
   */
  public double weigh(boolean importance) {
    if (!importance) {
      Arrays.fill(weight, 0, rows * samples, 1f / samples);
      return Double.NaN;
    }
    double[] logs = new double[samples];
    double bound = 0;
    for (int row = 0; row < rows; row++) {
      for (int s = 0; s < samples; s++) {
        logs[s] = logRatio(row, s);
      }
      bound += ImportanceWeights.fill(logs, weight, row * samples);
    }
    return bound;
  }

  /** log p(x, z) - log q(z) of a draw. */
  double logRatio(int row, int sample) {
    int draw = row * samples + sample;
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      double eps = noise[draw * dimension + i];
      double coordinate = z[draw * dimension + i];
      sum += 0.5 * (eps * eps - coordinate * coordinate);
      sum += Math.log(deviation[row * dimension + i]);
    }
    return logLikelihood[draw] + sum;
  }
}
