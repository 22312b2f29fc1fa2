package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/**
 * The gamma law with density rate^shape x^(shape-1) exp(-rate x) / Gamma(shape) on {@code x > 0}.
 *
 * @param shape {@code > 0}
 * @param rate inverse scale, {@code > 0}
 */
public record Gamma(double shape, double rate) {
  /**
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public Gamma {
    Domain.requirePositive("shape", shape);
    Domain.requirePositive("rate", rate);
  }

  /** shape / rate. */
  public double mean() {
    return shape / rate;
  }

  /** E[ln X] = digamma(shape) - ln rate. */
  public double meanLog() {
    return GammaFunctions.digamma(shape) - Math.log(rate);
  }

  /** ln density at x; minus infinity for {@code x <= 0}. */
  public double logDensity(double x) {
    if (x <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return shape * Math.log(rate)
        + (shape - 1) * Math.log(x)
        - rate * x
        - GammaFunctions.logGamma(shape);
  }

  /** The differential entropy, nats. */
  public double entropy() {
    return shape
        - Math.log(rate)
        + GammaFunctions.logGamma(shape)
        + (1 - shape) * GammaFunctions.digamma(shape);
  }

  /** KL(this || other) in nats, eq. (9) of docs/MODEL.md. */
  public double kl(Gamma other) {
    return (shape - other.shape) * GammaFunctions.digamma(shape)
        - GammaFunctions.logGamma(shape)
        + GammaFunctions.logGamma(other.shape)
        + other.shape * (Math.log(rate) - Math.log(other.rate))
        + shape * (other.rate - rate) / rate;
  }

  /**
   * The value below which the law puts the probability p.
   *
   * @param p in the open interval (0, 1)
   */
  public double quantile(double p) {
    return GammaQuantile.of(shape, p) / rate;
  }

  /**
   * A draw: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
   * 26 (2000), doi:10.1145/358407.358414. For a shape below 1 it is theirs of section 6, which may
   * underflow to 0 when the shape is below 0.01 or so.
   */
  public double sample(RandomStream random) {
    double boost = 1;
    double boosted = shape;
    if (shape < 1) {
      boost = StrictMath.pow(random.nextDouble(), 1 / shape);
      boosted = shape + 1;
    }
    double d = boosted - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double root = 1 + c * x;
      double u = random.nextDouble();
      double v = root * root * root;
      if (root > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return boost * d * v / rate;
      }
    }
  }
}
