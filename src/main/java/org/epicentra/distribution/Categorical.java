package org.epicentra.distribution;

import org.epicentra.math.LogSumExp;
import org.epicentra.math.RandomStream;

/** The categorical distribution on 0, ..., K - 1 with given probabilities. */
public final class Categorical implements DiscreteDistribution {
  private static final double TOLERANCE = 1e-9;

  private final double[] logProbabilities;

  private Categorical(double[] logProbabilities) {
    this.logProbabilities = logProbabilities;
  }

  /**
   * The distribution with given probabilities.
   *
   * @param probabilities length K of 1 or more, each 0 or more, of sum 1 within 1e-9; copied
   * @throws IllegalArgumentException if there are none, one is outside [0, 1], or their sum is not
   *     1
   */
  public static Categorical of(double... probabilities) {
    requireCategories(probabilities.length);
    double sum = 0;
    double[] logs = new double[probabilities.length];
    for (int k = 0; k < logs.length; k++) {
      if (!(probabilities[k] >= 0 && probabilities[k] <= 1 + TOLERANCE)) {
        throw new IllegalArgumentException(
            "probability %d is %s; it must lie in [0, 1]".formatted(k, probabilities[k]));
      }
      sum += probabilities[k];
      logs[k] = Math.log(probabilities[k]);
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException("the probabilities sum to " + sum + "; the sum must be 1");
    }
    return new Categorical(normalised(logs));
  }

  /**
   * The distribution with given logits: logarithms of the probabilities up to a common constant.
   *
   * @param logits length K of 1 or more; finite, or minus infinity for a category of probability 0;
   *     copied
   * @throws IllegalArgumentException if one is NaN or plus infinity, or none is finite
   */
  public static Categorical ofLogits(double... logits) {
    requireCategories(logits.length);
    for (int k = 0; k < logits.length; k++) {
      if (!(logits[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "logit %d is %s; it must be a number below infinity".formatted(k, logits[k]));
      }
    }
    if (!(LogSumExp.of(logits) > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException("no logit is finite; at least one must be");
    }
    return new Categorical(normalised(logits));
  }

  private static void requireCategories(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there are no categories; at least one is needed");
    }
  }

  private static double[] normalised(double[] logs) {
    double sum = LogSumExp.of(logs);
    double[] normalised = new double[logs.length];
    for (int k = 0; k < logs.length; k++) {
      normalised[k] = logs[k] - sum;
    }
    return normalised;
  }

  /** The number of categories, K. */
  public int categories() {
    return logProbabilities.length;
  }

  /** The probability of a category from 0 to K - 1. */
  public double probability(int k) {
    return Math.exp(logProbabilities[k]);
  }

  @Override
  public double logProb(long k) {
    return k >= 0 && k < logProbabilities.length
        ? logProbabilities[(int) k]
        : Double.NEGATIVE_INFINITY;
  }

  /** The mean of the category's number. */
  @Override
  public double mean() {
    double sum = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      sum += k * probability(k);
    }
    return sum;
  }

  /** The variance of the category's number. */
  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      sum += (k - mean) * (k - mean) * probability(k);
    }
    return sum;
  }

  @Override
  public double entropy() {
    double sum = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      sum -= Bernoulli.weighted(probability(k), logProbabilities[k]);
    }
    return sum;
  }

  /**
   * The divergence KL(this || other) in nats; infinite if this distribution takes a category that
   * the other never takes.
   *
   * @throws IllegalArgumentException if the other has another number of categories
   */
  public double kl(Categorical other) {
    Domain.requireLength("other", other.categories(), categories());
    double sum = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      double log = logProbabilities[k];
      sum += Bernoulli.weighted(Math.exp(log), log - other.logProbabilities[k]);
    }
    return sum;
  }

  /** A draw, by comparing one uniform number with the cumulative probabilities. */
  @Override
  public long sample(RandomStream random) {
    double rest = random.nextDouble();
    int last = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      double probability = probability(k);
      if (probability > 0) {
        if (rest < probability) {
          return k;
        }
        rest -= probability;
        last = k;
      }
    }
    return last;
  }

  /**
   * The Gumbel-max draw argmax_k (ln p_k + G_k), G_k = -ln(-ln u_k), which has exactly this
   * distribution: the limit of {@link RelaxedCategorical#rsample} as its temperature falls to 0.
   *
   * @param uniforms length K, each in the open interval (0, 1)
   */
  public int gumbelMax(double[] uniforms) {
    return argmax(perturbed(uniforms));
  }

  /** The sum ln p_k + G_k of each category. */
  double[] perturbed(double[] uniforms) {
    Domain.requireLength("noise", uniforms.length, categories());
    double[] sums = new double[uniforms.length];
    for (int k = 0; k < sums.length; k++) {
      Domain.requireOpenUnit("noise", uniforms[k]);
      sums[k] = logProbabilities[k] - StrictMath.log(-StrictMath.log(uniforms[k]));
    }
    return sums;
  }

  static int argmax(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }
}
