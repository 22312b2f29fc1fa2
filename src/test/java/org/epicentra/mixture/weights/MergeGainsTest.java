package org.epicentra.mixture.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a merge gains by the weights is the difference of two whole posteriors. */
class MergeGainsTest {
  @Test
  void everyPairOfEveryPrior() {
    Random random = new Random(4);
    for (int components : new int[] {2, 3, 7, 40}) {
      for (double scale : new double[] {0.01, 1, 1000}) {
        double[] counts = counts(components, scale, random);
        for (WeightPrior prior : priors(components)) {
          for (int j = 0; j < components; j++) {
            for (int k = 0; k < components; k++) {
              check(prior, counts, j, k);
            }
          }
        }
      }
    }
  }

  @Test
  void aThousandSticks() {
    Random random = new Random(5);
    double[] counts = counts(1000, 1e5, random);
    for (int pair = 0; pair < 200; pair++) {
      check(
          new DirichletProcessWeights(0.5, 1000),
          counts,
          random.nextInt(1000),
          random.nextInt(1000));
    }
  }

  private static void check(WeightPrior prior, double[] counts, int j, int k) {
    if (j == k) {
      return;
    }
    double[] merged = counts.clone();
    merged[j] += merged[k];
    merged[k] = 0;
    double before = evidence(prior, counts);
    assertThat(prior.mergeGains(counts).of(j, k))
        .as("%s: %d into %d of %s", prior.type(), k, j, Arrays.toString(counts))
        .isCloseTo(evidence(prior, merged) - before, within(1e-12 * Math.abs(before) + 1e-10));
  }

  private static double evidence(WeightPrior prior, double[] counts) {
    WeightPosterior posterior = prior.posterior(counts);
    double sum = -posterior.divergence();
    for (int k = 0; k < counts.length; k++) {
      sum += counts[k] * posterior.expectedLog(k);
    }
    return sum;
  }

  private static List<WeightPrior> priors(int components) {
    double[] pi = new double[components];
    Arrays.setAll(pi, k -> 2.0 * (k + 1) / (components * (components + 1)));
    return List.of(
        FixedWeights.of(pi),
        new DirichletWeights(0.3, components + 1),
        new DirichletProcessWeights(1, components),
        new DirichletProcessWeights(0.01, components));
  }

  /** Some are equal, some 0. */
  private static double[] counts(int components, double scale, Random random) {
    double[] counts = new double[components];
    Arrays.setAll(
        counts,
        k ->
            switch (random.nextInt(5)) {
              case 0 -> 0;
              case 1 -> scale;
              default -> scale * Math.pow(random.nextDouble(), 3);
            });
    return counts;
  }
}
