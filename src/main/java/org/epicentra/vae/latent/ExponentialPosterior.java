package org.epicentra.vae.latent;

import org.apache.commons.math3.special.Erf;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;

/**
 * Exponential of rate a in each coordinate, with the prior's rate 1. The head is h = log a. A draw
 * is z = e / a with e = -log(1 - u), so dz/dh = -z; KL(q || p) = h + exp(-h) - 1; log q = h - a z,
 * whose score with respect to h is 1 - e.
 *
 * <p>With r the derivative of -log p(x|z) with respect to z, the derivative of the loss with
 * respect to h is 1 - exp(-h) - r z by the analytic estimator, eq. (16); 1 - z - r z by the total,
 * (13); and that less the score, e - z - r z, by the path, (14). For the importance-weighted bound
 * it is the sum over the draws of their weights times the total, (18), or of their squared weights
 * times the path, (19).
 */
final class ExponentialPosterior extends OneHeadPosterior {
  private final boolean analytic;
  private final boolean path;
  private final boolean squared;

  ExponentialPosterior(int latent, ElboGradientEstimator estimator) {
    super(latent, estimator);
    Estimator kind = estimator.kind();
    this.analytic = kind == Estimator.ANALYTIC;
    this.squared = kind == Estimator.DREG;
    this.path = squared || kind == Estimator.PATH;
  }

  /** Turns draws of Normal(0, 1) into the prior's quantiles of the same rank, in place. */
  static void toPrior(float[] normal) {
    for (int i = 0; i < normal.length; i++) {
      normal[i] = (float) -Math.log(0.5 * Erf.erfc(normal[i] / Math.sqrt(2)));
    }
  }

  @Override
  public void draw(int row, float[] noise, float[] z, int at) {
    for (int i = 0; i < codes; i++) {
      z[at + i] = (float) (-Math.log1p(-noise[at + i]) * Math.exp(-head[row * codes + i]));
    }
  }

  @Override
  public double kl(int row) {
    double sum = 0;
    for (int i = row * codes; i < (row + 1) * codes; i++) {
      sum += head[i] + Math.expm1(-head[i]);
    }
    return sum;
  }

  @Override
  public void addKlTerms(int row, double[] into) {
    for (int i = 0; i < codes; i++) {
      double h = head[row * codes + i];
      into[i] += h + Math.expm1(-h);
    }
  }

  @Override
  public double logPrior(float[] z, int at) {
    double sum = 0;
    for (int i = at; i < at + codes; i++) {
      sum -= z[i];
    }
    return sum;
  }

  /** log a - a z, where a z is e. */
  @Override
  public double logDensity(int row, float[] noise, float[] z, int at) {
    double sum = 0;
    for (int i = 0; i < codes; i++) {
      sum += head[row * codes + i] + Math.log1p(-noise[at + i]);
    }
    return sum;
  }

  @Override
  public void moments(int rows, float[] mean, float[] logVariance) {
    for (int i = 0; i < rows * codes; i++) {
      mean[i] = (float) Math.exp(-head[i]);
      logVariance[i] = -2 * head[i];
    }
  }

  @Override
  void begin(int row, float[] byHead) {
    for (int i = row * codes; i < (row + 1) * codes; i++) {
      byHead[i] = analytic ? (float) -Math.expm1(-head[i]) : 0;
    }
  }

  /** The gradient with respect to z already contains the draw's weight. */
  @Override
  void addDraw(int row, DrawnLatents draws, int draw, float[] byHead) {
    float weight = draws.weight()[draw];
    float share = squared ? weight : 1;
    for (int i = 0; i < codes; i++) {
      int at = draw * codes + i;
      float z = draws.z()[at];
      float slope = draws.lossGradient()[at] * z;
      if (analytic) {
        byHead[row * codes + i] -= slope;
      } else {
        double rest = path ? -Math.log1p(-draws.noise()[at]) : 1;
        byHead[row * codes + i] += (float) (share * (weight * (rest - z) - slope));
      }
    }
  }
}
