package org.epicentra.distribution;

/**
 * Normal distributions with independent coordinates, Normal(mu, diag sigma^2), given by mean and
 * log-variance in single precision; sums are taken in double precision. Arrays are flat and
 * row-major, and are read from an offset.
 */
public final class NormalRows {

  private NormalRows() {}

  /**
   * The divergence KL(Normal(mu, diag sigma^2) || Normal(0, I)) in nats, eq. (11).
   *
   * @param mean mu
   * @param logVariance log sigma^2
   * @param deviation sigma = exp(log sigma^2 / 2), which the caller has computed already
   * @param from index of the first coordinate in all three
   * @param dimension number of coordinates
   */
  public static double klFromStandard(
      float[] mean, float[] logVariance, float[] deviation, int from, int dimension) {
    double sum = 0;
    for (int i = from; i < from + dimension; i++) {
      double sigma = deviation[i];
      double mu = mean[i];
      sum += sigma * sigma + mu * mu - logVariance[i];
    }
    return 0.5 * (sum - dimension);
  }

  /**
   * The logarithm of the density Normal(z | mu, diag sigma^2) at the draw z = mu + sigma eps, eq.
   * (12).
   *
   * @param noise eps
   * @param noiseFrom index of the first coordinate in {@code noise}
   * @param logVariance log sigma^2
   * @param from index of the first coordinate in {@code logVariance}
   * @param dimension number of coordinates
   */
  public static double logDensityOfDraw(
      float[] noise, int noiseFrom, float[] logVariance, int from, int dimension) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      double eps = noise[noiseFrom + i];
      sum += eps * eps + logVariance[from + i];
    }
    return -0.5 * (sum + dimension * Normal.LOG_TWO_PI);
  }

  /**
   * The logarithm of the standard normal density, Normal(z | 0, I).
   *
   * @param z the point
   * @param from index of its first coordinate
   * @param dimension number of coordinates
   */
  public static double standardLogDensity(float[] z, int from, int dimension) {
    double sum = 0;
    for (int i = from; i < from + dimension; i++) {
      sum += (double) z[i] * z[i];
    }
    return -0.5 * (sum + dimension * Normal.LOG_TWO_PI);
  }
}
