package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/**
 * The Poisson law, P(n) = rate^n exp(-rate) / n!.
 *
 * @param rate the mean, {@code >= 0}
 */
public record Poisson(double rate) {
  private static final double REJECTION_FROM = 10;

  /**
   * @throws IllegalArgumentException unless the rate is finite and not negative
   */
  public Poisson {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate is " + rate + "; it must be a number of 0 or more");
    }
  }

  /** ln P(n) for {@code n >= 0}. */
  public double logProbability(long n) {
    return (n == 0 ? 0 : n * Math.log(rate)) - rate - GammaFunctions.logFactorial(n);
  }

  /** A draw, by inversion for a rate below 10 and by transformed rejection from there on. */
  public long sample(RandomStream random) {
    return rate < REJECTION_FROM ? sampleByInversion(random) : sampleByRejection(random);
  }

  private long sampleByInversion(RandomStream random) {
    double u = random.nextDouble();
    double probability = StrictMath.exp(-rate);
    long n = 0;
    while (u > probability && probability > 0) {
      u -= probability;
      n++;
      probability *= rate / n;
    }
    return n;
  }

  /**
   * Algorithm PTRS of W. Hoermann, "The transformed rejection method for generating Poisson random
   * variables", Insurance: Mathematics and Economics 12 (1993), doi:10.1016/0167-6687(93)90997-4.
   */
  private long sampleByRejection(RandomStream random) {
    double b = 0.931 + 2.53 * Math.sqrt(rate);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double quickAccept = 0.9277 - 3.6224 / (b - 2);
    double logRate = StrictMath.log(rate);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double edge = 0.5 - Math.abs(u);
      double n = Math.floor((2 * a / edge + b) * u + rate + 0.43);
      if (edge >= 0.07 && v <= quickAccept) {
        return (long) n;
      }
      if (n < 0 || (edge < 0.013 && v > edge)) {
        continue;
      }
      double logHat = StrictMath.log(v * inverseAlpha / (a / (edge * edge) + b));
      if (logHat <= n * logRate - rate - GammaFunctions.logFactorial(n)) {
        return (long) n;
      }
    }
  }
}
