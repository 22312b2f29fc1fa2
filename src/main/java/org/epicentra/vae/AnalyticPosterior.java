package org.epicentra.vae;

import java.util.Arrays;

/**
 * A family of one head, whose gradient has the divergence in closed form and the likelihood's part
 * by way of the draws, eq. (16).
 */
abstract class AnalyticPosterior implements Posterior {
  /** Width of z and of the head. */
  final int codes;

  /** What the head gave, rows x codes. */
  float[] head;

  AnalyticPosterior(int codes) {
    this.codes = codes;
  }

  @Override
  public void take(float[][] heads, int rows) {
    head = heads[0];
  }

  /** Writes the derivative of KL(q || p) by the head's row. */
  abstract void klGradient(int row, float[] byHead);

  /** Adds a draw's part to the derivative by the head's row, from that by z at {@code at}. */
  abstract void pullBack(int row, DrawnLatents draws, int at, float[] byHead);

  @Override
  public final boolean importanceWeighted() {
    return false;
  }

  @Override
  public final double weigh(DrawnLatents draws) {
    Arrays.fill(draws.weight(), 0, draws.rows() * draws.samples(), 1f / draws.samples());
    return Double.NaN;
  }

  @Override
  public final void gradient(DrawnLatents draws, float[][] byHeads) {
    for (int row = 0; row < draws.rows(); row++) {
      klGradient(row, byHeads[0]);
      for (int s = 0; s < draws.samples(); s++) {
        pullBack(row, draws, (row * draws.samples() + s) * codes, byHeads[0]);
      }
    }
  }
}
