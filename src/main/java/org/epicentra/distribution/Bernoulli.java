package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * The Bernoulli distribution: 1 with probability p, else 0. The {@link RelaxedCategorical} of the
 * two probabilities is the differentiable substitute for its draws.
 */
public final class Bernoulli implements DiscreteDistribution {
  private final double probability;

  private Bernoulli(double probability) {
    this.probability = probability;
  }

  /**
   * The distribution with a given probability of 1.
   *
   * @param probability p, from 0 to 1
   * @throws IllegalArgumentException if it is outside this range
   */
  public static Bernoulli of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + "; it must lie in [0, 1]");
    }
    return new Bernoulli(probability);
  }

  /** The probability p. */
  @Override
  public double mean() {
    return probability;
  }

  @Override
  public double variance() {
    return probability * (1 - probability);
  }

  @Override
  public double logProb(long n) {
    if (n == 1) {
      return Math.log(probability);
    }
    return n == 0 ? Math.log1p(-probability) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double entropy() {
    return -weighted(probability, logProb(1)) - weighted(1 - probability, logProb(0));
  }

  /**
   * The divergence KL(this || other) in nats; infinite if this distribution takes a value that the
   * other never takes.
   */
  public double kl(Bernoulli other) {
    return weighted(probability, logProb(1) - other.logProb(1))
        + weighted(1 - probability, logProb(0) - other.logProb(0));
  }

  @Override
  public long sample(RandomStream random) {
    return random.nextDouble() < probability ? 1 : 0;
  }

  /** The product of weight and value; 0 if the weight is 0, whatever the value. */
  static double weighted(double weight, double value) {
    return weight == 0 ? 0 : weight * value;
  }
}
