package org.epicentra.gradient;

import java.util.Arrays;

/**
 * Draws z = mu + sigma eps, eq. (12), from the diagonal normal posteriors of a batch of rows, with
 * the values and gradients of the likelihood at them. Arrays are flat and row-major, with the draws
 * of a row in sequence, and belong to the caller.
 *
 * @param rows number of rows
 * @param samples draws per row, S
 * @param dimension coordinates of z, L
 * @param mean mu, rows x L
 * @param deviation sigma, rows x L
 * @param noise eps, rows x S x L
 * @param z the draws, rows x S x L
 * @param logLikelihood log p(x|z) of each draw in nats, rows x S
 * @param weight of each draw in its row's objective, rows x S; filled by {@link #weigh}
 * @param lossGradient derivative of -log p(x|z) with respect to z times the draw's weight, rows x S
 *     x L
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
   * Fills in the weights, which sum to 1 in each row: 1 / S if the objective is the bound itself;
   * proportional to p(x, z) / q(z) if it is the importance-weighted bound log 1/S sum p(x, z) /
   * q(z), of which they are the derivatives with respect to log p(x, z).
   *
   * @param importance whether the objective is the importance-weighted bound
   * @return the estimate of the importance-weighted bound summed over the rows, in nats; NaN if the
   *     objective is the bound itself
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
