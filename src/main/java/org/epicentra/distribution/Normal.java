package org.epicentra.distribution;

import org.apache.commons.math3.special.Erf;
import org.epicentra.math.RandomStream;

/**
 * The normal distribution, density exp(-(x - mean)^2 / (2 deviation^2)) / (deviation sqrt(2 pi)).
 * The noise of {@link #rsample} is normal: z = mean + deviation noise, eq. (12) of docs/MODEL.md.
 */
public final class Normal implements ReparameterisedDistribution {
  /** The constant ln 2 pi. */
  public static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final double mean;
  private final double deviation;

  private Normal(double mean, double deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /**
   * The distribution with a given mean and standard deviation.
   *
   * @param mean finite
   * @param deviation the standard deviation, {@code > 0}
   * @throws IllegalArgumentException if one is outside its range
   */
  public static Normal of(double mean, double deviation) {
    Domain.requireFinite("mean", mean);
    Domain.requirePositive("deviation", deviation);
    return new Normal(mean, deviation);
  }

  @Override
  public double mean() {
    return mean;
  }

  /** The standard deviation. */
  public double deviation() {
    return deviation;
  }

  @Override
  public double variance() {
    return deviation * deviation;
  }

  @Override
  public double logProb(double x) {
    Domain.requireNumber("x", x);
    double u = (x - mean) / deviation;
    return -0.5 * (u * u + LOG_TWO_PI) - Math.log(deviation);
  }

  @Override
  public double cdf(double x) {
    Domain.requireNumber("x", x);
    return 0.5 * Erf.erfc((mean - x) / (deviation * Math.sqrt(2)));
  }

  @Override
  public double entropy() {
    return 0.5 * (1 + LOG_TWO_PI) + Math.log(deviation);
  }

  /**
   * The divergence KL(this || other) = ln(s'/s) + (s^2 + (m - m')^2) / (2 s'^2) - 1/2 in nats,
   * where m and s are the mean and deviation of this distribution, m' and s' the other's.
   */
  public double kl(Normal other) {
    double ratio = deviation / other.deviation;
    double shift = (mean - other.mean) / other.deviation;
    return 0.5 * ((ratio - 1) * (ratio + 1) + shift * shift) - Math.log(ratio);
  }

  /**
   * A draw by the polar method: G. Marsaglia, T. A. Bray, SIAM Review 6 (1964),
   * doi:10.1137/1006063. {@link RandomStream#nextGaussian}, which gives {@link #noise}, uses a
   * different method.
   */
  @Override
  public double sample(RandomStream random) {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return mean + deviation * x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /** A draw from Normal(0, 1). */
  @Override
  public double noise(RandomStream random) {
    return random.nextGaussian();
  }

  @Override
  public double rsample(double noise) {
    Domain.requireFinite("noise", noise);
    return mean + deviation * noise;
  }

  /** With respect to the mean, 1; with respect to the deviation, the noise. */
  @Override
  public double[] pathwise(double noise) {
    Domain.requireFinite("noise", noise);
    return new double[] {1, noise};
  }

  @Override
  public double[] meanGradient() {
    return new double[] {1, 0};
  }
}
