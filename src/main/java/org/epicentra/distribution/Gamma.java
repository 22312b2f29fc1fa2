package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/**
 * The gamma distribution, density rate^shape x^(shape-1) exp(-rate x) / Gamma(shape) on {@code x >
 * 0}. The noise of {@link #rsample} is uniform on (0, 1).
 */
public final class Gamma implements ReparameterisedDistribution {
  private final double shape;
  private final double rate;

  private Gamma(double shape, double rate) {
    this.shape = shape;
    this.rate = rate;
  }

  /**
   * The distribution with a given shape and rate.
   *
   * @param shape {@code > 0}
   * @param rate the inverse scale, {@code > 0}
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public static Gamma of(double shape, double rate) {
    Domain.requirePositive("shape", shape);
    Domain.requirePositive("rate", rate);
    return new Gamma(shape, rate);
  }

  /** The shape. */
  public double shape() {
    return shape;
  }

  /** The inverse scale. */
  public double rate() {
    return rate;
  }

  /** shape / rate. */
  @Override
  public double mean() {
    return shape / rate;
  }

  /** shape / rate^2. */
  @Override
  public double variance() {
    return shape / rate / rate;
  }

  /** E[ln X] = digamma(shape) - ln rate. */
  public double meanLog() {
    return GammaFunctions.digamma(shape) - Math.log(rate);
  }

  /** The logarithm of the density; minus infinity for {@code x <= 0}. */
  @Override
  public double logProb(double x) {
    Domain.requireNumber("x", x);
    if (x <= 0 || x == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    return shape * Math.log(rate)
        + (shape - 1) * Math.log(x)
        - rate * x
        - GammaFunctions.logGamma(shape);
  }

  @Override
  public double cdf(double x) {
    Domain.requireNumber("x", x);
    if (x == Double.POSITIVE_INFINITY) {
      return 1;
    }
    return x <= 0 ? 0 : org.apache.commons.math3.special.Gamma.regularizedGammaP(shape, rate * x);
  }

  @Override
  public double entropy() {
    return shape
        - Math.log(rate)
        + GammaFunctions.logGamma(shape)
        + (1 - shape) * GammaFunctions.digamma(shape);
  }

  /** The divergence KL(this || other) in nats, eq. (9) of docs/MODEL.md. */
  public double kl(Gamma other) {
    return (shape - other.shape) * GammaFunctions.digamma(shape)
        - GammaFunctions.logGamma(shape)
        + GammaFunctions.logGamma(other.shape)
        + other.shape * (Math.log(rate) - Math.log(other.rate))
        + shape * (other.rate - rate) / rate;
  }

  /**
   * The quantile: the x with {@link #cdf} p.
   *
   * @param p in the open interval (0, 1)
   * @throws IllegalArgumentException if p is outside it
   */
  public double quantile(double p) {
    return GammaQuantile.of(shape, p) / rate;
  }

  /**
   * A draw: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
   * 26 (2000), doi:10.1145/358407.358414. A shape below 1 is boosted as in their section 6, where
   * the draw may underflow to 0 if the shape is below about 0.01.
   */
  @Override
  public double sample(RandomStream random) {
    double boost = 1;
    double boosted = shape;
    if (shape < 1) {
      boost = StrictMath.pow(random.nextDouble(), 1 / shape);
      boosted = shape + 1;
    }
    double d = boosted - 1.0 / 3;
    return boost * d * cube(d, random) / rate;
  }

  /**
   * The logarithm of a draw by the same method, finite also where the draw itself underflows to 0.
   *
   * @param random the source of the draw's random numbers
   */
  public double sampleLog(RandomStream random) {
    double boost = 0;
    double boosted = shape;
    if (shape < 1) {
      boost = StrictMath.log(random.nextDouble()) / shape;
      boosted = shape + 1;
    }
    double d = boosted - 1.0 / 3;
    return boost + StrictMath.log(d * cube(d, random)) - StrictMath.log(rate);
  }

  /** A draw of Gamma(d + 1/3, 1), over d. */
  private static double cube(double d, RandomStream random) {
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double root = 1 + c * x;
      double u = random.nextDouble();
      double v = root * root * root;
      if (root > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return v;
      }
    }
  }

  /** A uniform number on (0, 1). */
  @Override
  public double noise(RandomStream random) {
    return random.nextDouble();
  }

  /** The {@link #quantile} of the noise. */
  @Override
  public double rsample(double noise) {
    return quantile(noise);
  }

  /**
   * With respect to the shape, by implicit differentiation ({@link GammaPathwise}); with respect to
   * the rate, -z / rate.
   */
  @Override
  public double[] pathwise(double noise) {
    double z = GammaQuantile.of(shape, noise);
    return new double[] {GammaQuantile.byShape(shape, noise, z) / rate, -z / rate / rate};
  }

  @Override
  public double[] meanGradient() {
    return new double[] {1 / rate, -shape / rate / rate};
  }
}
