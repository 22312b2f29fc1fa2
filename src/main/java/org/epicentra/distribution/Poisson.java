package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/** The Poisson distribution, P(n) = rate^n exp(-rate) / n!. */
public final class Poisson implements DiscreteDistribution {
  private static final double REJECTION_FROM = 10;
  private static final double ENTROPY_SERIES_FROM = 1000;

  private final double rate;

  private Poisson(double rate) {
    this.rate = rate;
  }

  /**
   * The distribution with a given rate.
   *
   * @param rate the mean, {@code >= 0}
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public static Poisson of(double rate) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate is " + rate + "; it must be a number of 0 or more");
    }
    return new Poisson(rate);
  }

  /** The rate. */
  @Override
  public double mean() {
    return rate;
  }

  /** The rate. */
  @Override
  public double variance() {
    return rate;
  }

  /**
   * The entropy -sum_n P(n) ln P(n) in nats, term by term; for a rate of 1000 or more its expansion
   * ln(2 pi e rate)/2 - 1/(12 rate) - 1/(24 rate^2) - 19/(360 rate^3).
   */
  @Override
  public double entropy() {
    if (rate >= ENTROPY_SERIES_FROM) {
      double inverse = 1 / rate;
      return 0.5 * (1 + Normal.LOG_TWO_PI + Math.log(rate))
          - inverse * (1.0 / 12 + inverse * (1.0 / 24 + inverse * 19 / 360));
    }
    double sum = 0;
    long last = (long) (rate + 40 * Math.sqrt(rate) + 40);
    for (long n = 0; n <= last; n++) {
      double log = logProb(n);
      sum -= Bernoulli.weighted(Math.exp(log), log);
    }
    return sum;
  }

  /**
   * The divergence KL(this || other) = a ln(a/b) - a + b in nats, where a is the rate of this
   * distribution and b the other's.
   */
  public double kl(Poisson other) {
    return Bernoulli.weighted(rate, Math.log(rate / other.rate)) - rate + other.rate;
  }

  /** The logarithm of P(n); minus infinity for {@code n < 0}. */
  @Override
  public double logProb(long n) {
    if (n < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return (n == 0 ? 0 : n * Math.log(rate)) - rate - GammaFunctions.logFactorial(n);
  }

  /** A draw: by inversion for a rate below 10, else by transformed rejection. */
  @Override
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
