package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * The normal law on R^D with the same precision along every axis: Normal(mean, I / precision).
 *
 * @param mean length D, not copied: the caller must not change it
 * @param precision inverse variance of each coordinate, {@code > 0}
 */
public record IsotropicNormal(double[] mean, double precision) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * @throws IllegalArgumentException unless the precision is positive and finite
   */
  public IsotropicNormal {
    Domain.requirePositive("precision", precision);
  }

  /** The number of coordinates D. */
  public int dimension() {
    return mean.length;
  }

  /** ln density at x, (D/2) ln(precision / 2 pi) - (precision/2) |x - mean|^2. */
  public double logDensity(double[] x) {
    return 0.5 * (dimension() * (Math.log(precision) - LOG_TWO_PI))
        - 0.5 * precision * squaredDistance(x);
  }

  /** The differential entropy, (D/2) ln(2 pi e / precision), nats. */
  public double entropy() {
    return 0.5 * dimension() * (LOG_TWO_PI + 1 - Math.log(precision));
  }

  /** KL(this || other) in nats, eq. (8) of docs/MODEL.md. */
  public double kl(IsotropicNormal other) {
    int dimension = dimension();
    double ratio = other.precision / precision;
    return 0.5
        * (dimension * ratio
            + other.precision * squaredDistance(other.mean)
            - dimension
            - dimension * Math.log(ratio));
  }

  /** A draw, length D. */
  public double[] sample(RandomStream random) {
    double deviation = 1 / Math.sqrt(precision);
    double[] draw = new double[mean.length];
    for (int d = 0; d < draw.length; d++) {
      draw[d] = mean[d] + deviation * random.nextGaussian();
    }
    return draw;
  }

  private double squaredDistance(double[] x) {
    double sum = 0;
    for (int d = 0; d < mean.length; d++) {
      double difference = x[d] - mean[d];
      sum += difference * difference;
    }
    return sum;
  }
}
