package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of components 20 km wide, centres within 2 km are one place. */
class CoincidentComponentsTest {
  private static final double WIDTH = 20;

  @Test
  void centresWithinATenthOfTheWidthAndRatesWithinEachOthersIntervalsCoincide() {
    // The intervals of 100/10 and 105/10 hold 10.5 and 10; that of 400/10, 36.2 to 44.0, neither.
    MixturePosterior posterior =
        posterior(
            new double[][] {{0, 0}, {50, 0}, {1.2, 1.6}, {0, 0}, {50, 2.001}, {0, -1.9}},
            100,
            100,
            105,
            400,
            100,
            100);
    assertThat(posterior.width(0)).isEqualTo(WIDTH);
    assertThat(posterior.coincidentComponents()).containsExactly(List.of(0, 2, 5));
  }

  @Test
  void aComponentBelongsToTheFirstGroupThatItFits() {
    // A chain: 1 is near 0 and 2, which are not near each other; 3 and 4 are a group of their own.
    MixturePosterior posterior =
        posterior(
            new double[][] {{0, 0}, {1.9, 0}, {3.8, 0}, {-7, 9}, {-7, 9}}, 50, 50, 50, 50, 50);
    assertThat(posterior.coincidentComponents()).containsExactly(List.of(0, 1), List.of(3, 4));
  }

  @Test
  void componentsOfTheirOwnMakeNoGroup() {
    assertThat(posterior(new double[][] {{0, 0}, {2.1, 0}}, 9, 9).coincidentComponents()).isEmpty();
    assertThat(posterior(new double[][] {{0, 0}}, 9).coincidentComponents()).isEmpty();
  }

  private static MixturePosterior posterior(double[][] centres, double... shapes) {
    int components = centres.length;
    double[] pi = filled(components, 1.0 / components);
    return Textbook.posterior(
        new MixturePrior(
            pi,
            1 / (WIDTH * WIDTH),
            new MixturePrior.Centres(new double[2], 1e-4),
            new MixturePrior.Rates(1, 1)),
        Arrays.stream(centres).flatMapToDouble(Arrays::stream).toArray(),
        filled(components, 1),
        new double[][] {shapes, filled(components, 10)},
        filled(components, 30));
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }
}
