package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/** The exponential law with density rate exp(-rate x) on {@code x >= 0}. Its noise is uniform. */
public final class Exponential implements ReparameterisedLaw {
  private final double rate;

  private Exponential(double rate) {
    this.rate = rate;
  }

  /**
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

  /** KL(this || other) = ln(a/b) + b/a - 1 with a the rate of this law, b the other's. */
  public double kl(Exponential other) {
    double ratio = other.rate / rate;
    return ratio - 1 - Math.log(ratio);
  }

  /**
   * By comparing uniform numbers, without a logarithm: the whole part rises by one for each run of
   * falling numbers that has even length. J. von Neumann, "Various techniques used in connection
   * with random digits", National Bureau of Standards Applied Mathematics Series 12 (1951).
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

  /** Uniform on (0, 1). */
  @Override
  public double noise(RandomStream random) {
    return random.nextDouble();
  }

  /**
   * -ln(1 - u) / rate.
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

  /** By the rate, -z / rate. */
  @Override
  public double[] pathwise(double u) {
    return new double[] {-rsample(u) / rate};
  }

  @Override
  public double[] meanGradient() {
    return new double[] {-1 / rate / rate};
  }
}
