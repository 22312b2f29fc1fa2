package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * The exponential distribution, density rate exp(-rate x) on {@code x >= 0}. The noise of {@link
 * #rsample} is uniform on (0, 1).
 */
public final class Exponential implements ReparameterisedDistribution {
  private final double rate;

  private Exponential(double rate) {
    this.rate = rate;
  }

  /**
   * The distribution with a given rate.
   *
   * @param rate the inverse of the mean, {@code > 0}
   * @throws IllegalArgumentException if it is not a positive number
   */
  public static Exponential of(double rate) {
    Domain.requirePositive("rate", rate);
    return new Exponential(rate);
  }

  /** The inverse of the mean. */
  public double rate() {
    return rate;
  }

  @Override
  public double mean() {
    return 1 / rate;
  }

  @Override
  public double variance() {
    return 1 / rate / rate;
  }

  @Override
  public double logProb(double x) {
    Domain.requireNumber("x", x);
    return x < 0 ? Double.NEGATIVE_INFINITY : Math.log(rate) - rate * x;
  }

  @Override
  public double cdf(double x) {
    Domain.requireNumber("x", x);
    return x <= 0 ? 0 : -Math.expm1(-rate * x);
  }

  @Override
  public double entropy() {
    return 1 - Math.log(rate);
  }

  /**
   * The divergence KL(this || other) = ln(a/b) + b/a - 1 in nats, where a is the rate of this
   * distribution and b the other's.
   */
  public double kl(Exponential other) {
    double ratio = other.rate / rate;
    return ratio - 1 - Math.log(ratio);
  }

  /**
   * A draw by comparing uniform numbers, without a logarithm: the integer part rises by one for
   * each run of falling numbers of even length. J. von Neumann, "Various techniques used in
   * connection with random digits", National Bureau of Standards Applied Mathematics Series 12
   * (1951).
   */
  @Override
  public double sample(RandomStream random) {
    for (long whole = 0; ; whole++) {
      double first = random.nextDouble();
      double last = first;
      boolean odd = true;
      for (double next = random.nextDouble(); next < last; next = random.nextDouble()) {
        last = next;
        odd = !odd;
      }
      if (odd) {
        return (whole + first) / rate;
      }
    }
  }

  /** A uniform number on (0, 1). */
  @Override
  public double noise(RandomStream random) {
    return random.nextDouble();
  }

  /**
   * The draw -ln(1 - u) / rate.
   *
   * @param u in [0, 1)
   */
  @Override
  public double rsample(double u) {
    if (!(u >= 0 && u < 1)) {
      throw new IllegalArgumentException("noise is " + u + "; it must lie in [0, 1)");
    }
    return -StrictMath.log1p(-u) / rate;
  }

  /** With respect to the rate, -z / rate. */
  @Override
  public double[] pathwise(double u) {
    return new double[] {-rsample(u) / rate};
  }

  @Override
  public double[] meanGradient() {
    return new double[] {-1 / rate / rate};
  }
}
