package org.epicentra.mixture.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.epicentra.math.RandomStream;

class NearestCentreTest {
  @Property(tries = 100)
  void theNearestCentreIsTheOneOfAFullSearch(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 1, max = 40) int components,
      @ForAll @IntRange(min = 2, max = 3) int dimension) {
    double[][] centres = new double[components][dimension];
    RandomStream random = RandomStream.of(seed, "centres", 0, 0);
    for (double[] centre : centres) {
      // Whole numbers, so that equal distances and equal first coordinates occur.
      Arrays.setAll(centre, d -> Math.floor(8 * random.nextDouble()));
    }
    NearestCentre search = new NearestCentre(centres);
    for (int i = 0; i < 50; i++) {
      double[] x = new double[dimension];
      Arrays.setAll(x, d -> Math.floor(20 * random.nextDouble()) / 2 - 1);
      int expected = 0;
      for (int k = 1; k < components; k++) {
        expected = squared(x, centres[k]) < squared(x, centres[expected]) ? k : expected;
      }
      assertThat(search.find(x, 0)).isEqualTo(expected);
      assertThat(search.squaredDistance()).isEqualTo(squared(x, centres[expected]));
    }
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
