package org.epicentra.vae.latent;

import java.util.Arrays;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.ImportanceWeights;

/** A posterior with one head: a row's gradient is an initial term plus one term per draw. */
abstract class OneHeadPosterior implements Posterior {
  /** Width of z and of the head. */
  final int codes;

  /** Output of the head, rows x codes. */
  float[] head;

  private final boolean importanceWeighted;

  OneHeadPosterior(int codes, ElboGradientEstimator estimator) {
    this.codes = codes;
    this.importanceWeighted = estimator.importanceWeighted();
  }

  @Override
  public void take(float[][] heads, int rows) {
    head = heads[0];
  }

  /** Writes the initial term of a row: the derivative of the loss without its draws. */
  abstract void begin(int row, float[] byHead);

  /**
   * Adds the term of one draw to its row.
   *
   * @param draw number of the draw among those of all rows
   */
  abstract void addDraw(int row, DrawnLatents draws, int draw, float[] byHead);

  @Override
  public final boolean importanceWeighted() {
    return importanceWeighted;
  }

  @Override
  public final double weigh(DrawnLatents draws) {
    int samples = draws.samples();
    if (!importanceWeighted) {
      Arrays.fill(draws.weight(), 0, draws.rows() * samples, 1f / samples);
      return Double.NaN;
    }
    double[] logs = new double[samples];
    double bound = 0;
    for (int row = 0; row < draws.rows(); row++) {
      for (int s = 0; s < samples; s++) {
        int draw = row * samples + s;
        logs[s] =
            draws.logLikelihood()[draw]
                + logPrior(draws.z(), draw * codes)
                - logDensity(row, draws.noise(), draws.z(), draw * codes);
      }
      bound += ImportanceWeights.fill(logs, draws.weight(), row * samples);
    }
    return bound;
  }

  @Override
  public final void gradient(DrawnLatents draws, float[][] byHeads) {
    for (int row = 0; row < draws.rows(); row++) {
      begin(row, byHeads[0]);
      for (int s = 0; s < draws.samples(); s++) {
        addDraw(row, draws, row * draws.samples() + s, byHeads[0]);
      }
    }
  }
}
