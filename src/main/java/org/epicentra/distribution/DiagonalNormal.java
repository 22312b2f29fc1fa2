package org.epicentra.distribution;

import java.util.Arrays;
import org.epicentra.math.RandomStream;

/** The normal distribution on R^D with independent coordinates: Normal(mean, diag deviation^2). */
public final class DiagonalNormal {
  private final double[] mean;
  private final double[] deviation;

  private DiagonalNormal(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * The distribution with given means and standard deviations.
   *
   * @param mean length D, finite; copied
   * @param deviation standard deviations, length D, each {@code > 0}; copied
   * @throws IllegalArgumentException if the lengths differ or a value is outside its range
   */
  public static DiagonalNormal of(double[] mean, double[] deviation) {
    Domain.requireLength("deviation", deviation.length, mean.length);
    for (int d = 0; d < mean.length; d++) {
      Domain.requireFinite("mean", mean[d]);
      Domain.requirePositive("deviation", deviation[d]);
    }
    return new DiagonalNormal(mean.clone(), deviation.clone());
  }

  /**
   * The isotropic distribution Normal(mean, I / precision).
   *
   * @param mean length D, finite; copied
   * @param precision the inverse variance of each coordinate, {@code > 0}
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static DiagonalNormal isotropic(double[] mean, double precision) {
    Domain.requirePositive("precision", precision);
    double[] deviation = new double[mean.length];
    Arrays.fill(deviation, 1 / Math.sqrt(precision));
    return of(mean, deviation);
  }

  /** The number of coordinates, D. */
  public int dimension() {
    return mean.length;
  }

  /** E[X], length D; a copy. */
  public double[] mean() {
    return mean.clone();
  }

  /** The variance of each coordinate, length D; a new array. */
  public double[] variance() {
    double[] variance = new double[deviation.length];
    for (int d = 0; d < variance.length; d++) {
      variance[d] = deviation[d] * deviation[d];
    }
    return variance;
  }

  /**
   * The logarithm of the density.
   *
   * @param x length D
   * @throws IllegalArgumentException if the length differs or a coordinate is NaN
   */
  public double logProb(double[] x) {
    Domain.requireLength("x", x.length, mean.length);
    double sum = 0;
    for (int d = 0; d < mean.length; d++) {
      Domain.requireNumber("x", x[d]);
      double u = (x[d] - mean[d]) / deviation[d];
      sum -= 0.5 * (u * u + Normal.LOG_TWO_PI) + Math.log(deviation[d]);
    }
    return sum;
  }

  /** The differential entropy (D/2) ln(2 pi e) + sum ln deviation, in nats. */
  public double entropy() {
    double sum = 0.5 * mean.length * (1 + Normal.LOG_TWO_PI);
    for (double each : deviation) {
      sum += Math.log(each);
    }
    return sum;
  }

  /**
   * The divergence KL(this || other) in nats, of which eq. (8) and (11) of docs/MODEL.md are
   * special cases.
   *
   * @throws IllegalArgumentException if the other has another number of coordinates
   */
  public double kl(DiagonalNormal other) {
    Domain.requireLength("other", other.mean.length, mean.length);
    double sum = 0;
    for (int d = 0; d < mean.length; d++) {
      double ratio = deviation[d] / other.deviation[d];
      double shift = (mean[d] - other.mean[d]) / other.deviation[d];
      sum += 0.5 * ((ratio - 1) * (ratio + 1) + shift * shift) - Math.log(ratio);
    }
    return sum;
  }

  /** A draw, length D; a new array. */
  public double[] sample(RandomStream random) {
    return rsample(noise(random));
  }

  /** The noise of one {@link #rsample}: D draws from Normal(0, 1). */
  public double[] noise(RandomStream random) {
    double[] noise = new double[mean.length];
    for (int d = 0; d < noise.length; d++) {
      noise[d] = random.nextGaussian();
    }
    return noise;
  }

  /**
   * The draw mean + deviation noise, eq. (12). The derivative of a coordinate is 1 with respect to
   * its mean and the noise with respect to its deviation.
   *
   * @param noise length D, finite
   * @return z, length D; a new array
   * @throws IllegalArgumentException if the length differs or a coordinate is not finite
   */
  public double[] rsample(double[] noise) {
    Domain.requireLength("noise", noise.length, mean.length);
    double[] z = new double[mean.length];
    for (int d = 0; d < z.length; d++) {
      Domain.requireFinite("noise", noise[d]);
      z[d] = mean[d] + deviation[d] * noise[d];
    }
    return z;
  }
}
