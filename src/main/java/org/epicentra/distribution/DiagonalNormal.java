package org.epicentra.distribution;

import java.util.Arrays;
import org.epicentra.math.RandomStream;

/** The normal law on R^D with independent coordinates, Normal(mean, diag deviation^2). */
public final class DiagonalNormal {
  private final double[] mean;
  private final double[] deviation;

  private DiagonalNormal(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
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
   * Normal(mean, I / precision).
   *
   * @param mean length D, finite; copied
   * @param precision inverse variance of each coordinate, {@code > 0}
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static DiagonalNormal isotropic(double[] mean, double precision) {
    Domain.requirePositive("precision", precision);
    double[] deviation = new double[mean.length];
    Arrays.fill(deviation, 1 / Math.sqrt(precision));
    return of(mean, deviation);
  }

  /** The number of coordinates D. */
  public int dimension() {
    return mean.length;
  }

  /** E[X], a copy. */
  public double[] mean() {
    return mean.clone();
  }

  /** The variance of each coordinate. */
  public double[] variance() {
    double[] variance = new double[deviation.length];
    for (int d = 0; d < variance.length; d++) {
      variance[d] = deviation[d] * deviation[d];
    }
    return variance;
  }

  /**
   * ln density.
   *
   * @param x length D
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

  /** The differential entropy, (D/2) ln(2 pi e) + sum ln deviation, nats. */
  public double entropy() {
    double sum = 0.5 * mean.length * (1 + Normal.LOG_TWO_PI);
    for (double each : deviation) {
      sum += Math.log(each);
    }
    return sum;
  }

  /**
   * KL(this || other) in nats, of which eq. (8) and (11) of docs/MODEL.md are cases.
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

  /** A draw, length D. */
  public double[] sample(RandomStream random) {
    return rsample(noise(random));
  }

  /** D draws of Normal(0, 1), for {@link #rsample}. */
  public double[] noise(RandomStream random) {
    double[] noise = new double[mean.length];
    for (int d = 0; d < noise.length; d++) {
      noise[d] = random.nextGaussian();
    }
    return noise;
  }

  /**
   * mean + deviation noise, eq. (12). Its derivative by the mean is 1 and by the deviation the
   * noise, each coordinate by its own.
   *
   * @param noise length D
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
