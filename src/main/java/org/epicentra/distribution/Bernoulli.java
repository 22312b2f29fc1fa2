package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * The law of a 1 with probability p, else 0. A differentiable stand-in for its draws is the {@link
 * RelaxedCategorical} of the two probabilities.
 */
public final class Bernoulli implements DiscreteLaw {
  private final double probability;

  private Bernoulli(double probability) {
    this.probability = probability;
  }

  /**
   * @param probability of a 1, from 0 to 1
   * @throws IllegalArgumentException if it is not
   */
  public static Bernoulli of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + "; it must lie in [0, 1]");
    }
    return new Bernoulli(probability);
  }

  /** p. */
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

  /** KL(this || other); infinite where this law has a value that the other never takes. */
  public double kl(Bernoulli other) {
    return weighted(probability, logProb(1) - other.logProb(1))
        + weighted(1 - probability, logProb(0) - other.logProb(0));
  }

  @Override
  public long sample(RandomStream random) {
    return random.nextDouble() < probability ? 1 : 0;
  }

  /** weight x value, and 0 for no weight whatever the value. */
  static double weighted(double weight, double value) {
    return weight == 0 ? 0 : weight * value;
  }
}
