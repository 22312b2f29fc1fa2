package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * Categories drawn directly and by the Gumbel-softmax. Draw i is a function of the seed and i.
 *
 * @param direct counts of {@link Categorical#sample}
 * @param maxima counts of the greatest entries of {@link RelaxedCategorical#rsample}
 * @param means of the values that are passed on: the relaxed draws, or their corners
 */
public record CategoryComparison(long[] direct, long[] maxima, double[] means) {
  /**
   * Draws both.
   *
   * @param temperature of the softmax
   * @param hard whether corners are passed on
   * @param count of draws each way, at least 1
   */
  public static CategoryComparison of(
      Categorical law, double temperature, boolean hard, int count, long seed) {
    RelaxedCategorical relaxed = RelaxedCategorical.of(law, temperature);
    long[] direct = new long[law.categories()];
    long[] maxima = new long[law.categories()];
    double[] means = new double[law.categories()];
    for (int i = 0; i < count; i++) {
      direct[(int) law.sample(RandomStream.of(seed, "sample-direct", 0, i))]++;
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
