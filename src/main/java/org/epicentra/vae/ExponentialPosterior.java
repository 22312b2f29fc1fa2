package org.epicentra.vae;

/**
 * Exponential of rate a in each coordinate, with the prior's rate 1. The head is h = log a; the
 * draw z = -log(1 - u) / a, with dz/dh = -z; KL(q || p) = h + exp(-h) - 1.
 */
final class ExponentialPosterior extends AnalyticPosterior {
  ExponentialPosterior(int latent) {
    super(latent);
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
  public double logPrior(float[] z, int at) {
    double sum = 0;
    for (int i = at; i < at + codes; i++) {
      sum -= z[i];
    }
    return sum;
  }

  /** a z is -log(1 - u). */
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
  void klGradient(int row, float[] byHead) {
    for (int i = row * codes; i < (row + 1) * codes; i++) {
      byHead[i] = (float) -Math.expm1(-head[i]);
    }
  }

  @Override
  void pullBack(int row, DrawnLatents draws, int at, float[] byHead) {
    for (int i = 0; i < codes; i++) {
      byHead[row * codes + i] -= draws.lossGradient()[at + i] * draws.z()[at + i];
    }
  }
}
