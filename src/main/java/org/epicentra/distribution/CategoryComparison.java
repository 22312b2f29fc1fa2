package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * Categories drawn directly and by the Gumbel-softmax. Draw i depends only on the seed and i.
 *
 * @param direct counts of the categories that {@link Categorical#sample} drew, length K
 * @param maxima counts of the positions of the greatest entry of {@link
 *     RelaxedCategorical#rsample}, length K
 * @param means means of the values that are passed on, the relaxed draws or one-hot ones, length K
 */
public record CategoryComparison(long[] direct, long[] maxima, double[] means) {
  /**
   * Draws both ways.
   *
   * @param distribution of the categories
   * @param temperature of the softmax, {@code > 0}
   * @param hard whether one-hot values are passed on, as by the straight-through estimator
   * @param count number of draws each way, 1 or more
   * @param seed of the draws
   */
  public static CategoryComparison of(
      Categorical distribution, double temperature, boolean hard, int count, long seed) {
    RelaxedCategorical relaxed = RelaxedCategorical.of(distribution, temperature);
    long[] direct = new long[distribution.categories()];
    long[] maxima = new long[distribution.categories()];
    double[] means = new double[distribution.categories()];
    for (int i = 0; i < count; i++) {
      direct[(int) distribution.sample(RandomStream.of(seed, "sample-direct", 0, i))]++;
      double[] y = relaxed.rsample(relaxed.noise(RandomStream.of(seed, "sample-noise", 0, i)));
      maxima[Categorical.argmax(y)]++;
      double[] passed = hard ? RelaxedCategorical.oneHot(y) : y;
      for (int k = 0; k < means.length; k++) {
        means[k] += passed[k] / count;
      }
    }
    return new CategoryComparison(direct, maxima, means);
  }
}
