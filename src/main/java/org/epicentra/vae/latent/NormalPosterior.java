package org.epicentra.vae.latent;

import org.epicentra.distribution.NormalRows;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.NormalDraws;
import org.epicentra.vae.kernel.ElementKernel;

/** Normal(mu, diag sigma^2), with every estimator of {@link org.epicentra.gradient}. */
final class NormalPosterior implements Posterior {
  private final int latent;
  private final ElboGradientEstimator estimator;
  private final ElementKernel kernel;
  private float[] mean;
  private float[] logVariance;
  private float[] deviation = new float[0];

  NormalPosterior(int latent, ElboGradientEstimator estimator, ElementKernel kernel) {
    this.latent = latent;
    this.estimator = estimator;
    this.kernel = kernel;
  }

  @Override
  public void take(float[][] heads, int rows) {
    mean = heads[0];
    logVariance = heads[1];
    if (deviation.length < rows * latent) {
      deviation = new float[rows * latent];
    }
    kernel.deviations(logVariance, deviation, rows * latent);
  }

  /** z = mu + sigma eps, eq. (12). */
  @Override
  public void draw(int row, float[] noise, float[] z, int at) {
    for (int i = 0; i < latent; i++) {
      z[at + i] = mean[row * latent + i] + deviation[row * latent + i] * noise[at + i];
    }
  }

  @Override
  public double kl(int row) {
    return NormalRows.klFromStandard(mean, logVariance, deviation, row * latent, latent);
  }

  /** Half of mu^2 + sigma^2 - log sigma^2 - 1, eq. (11). */
  @Override
  public void addKlTerms(int row, double[] into) {
    for (int i = 0; i < latent; i++) {
      int at = row * latent + i;
      double square = (double) mean[at] * mean[at] + (double) deviation[at] * deviation[at];
      into[i] += 0.5 * (square - logVariance[at] - 1);
    }
  }

  @Override
  public double logPrior(float[] z, int at) {
    return NormalRows.standardLogDensity(z, at, latent);
  }

  @Override
  public double logDensity(int row, float[] noise, float[] z, int at) {
    return NormalRows.logDensityOfDraw(noise, at, logVariance, row * latent, latent);
  }

  @Override
  public void moments(int rows, float[] mean, float[] logVariance) {
    System.arraycopy(this.mean, 0, mean, 0, rows * latent);
    System.arraycopy(this.logVariance, 0, logVariance, 0, rows * latent);
  }

  @Override
  public boolean importanceWeighted() {
    return estimator.importanceWeighted();
  }

  @Override
  public double weigh(DrawnLatents draws) {
    return normal(draws).weigh(estimator.importanceWeighted());
  }

  @Override
  public void gradient(DrawnLatents draws, float[][] byHeads) {
    estimator.gradient(normal(draws), byHeads[0], byHeads[1]);
  }

  private NormalDraws normal(DrawnLatents draws) {
    return new NormalDraws(
        draws.rows(),
        draws.samples(),
        latent,
        mean,
        deviation,
        draws.noise(),
        draws.z(),
        draws.logLikelihood(),
        draws.weight(),
        draws.lossGradient());
  }
}
