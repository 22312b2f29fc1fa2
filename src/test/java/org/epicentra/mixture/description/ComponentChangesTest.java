package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.description.ComponentChanges.Change;
import org.epicentra.mixture.description.ComponentChanges.Fate;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.junit.jupiter.api.Test;

class ComponentChangesTest {
  /** Components of 18 km, the centres known to 4 km or so. */
  private static MixturePosterior mixture(double[]... centres) {
    double[] rates = new double[centres.length];
    Arrays.fill(rates, 5);
    return MixturePosterior.start(
        new MixturePrior(
            new DirichletWeights(1, centres.length),
            CovarianceType.FIXED.prior(0.003, new double[2], 0.05),
            CountPrior.poisson(1, 0.1),
            null),
        centres,
        rates);
  }

  private static List<Change> between(MixturePosterior before, MixturePosterior after) {
    return ComponentChanges.between(before, -1, after, -1);
  }

  private static double[] at(double x, double y) {
    return new double[] {x, y};
  }

  @Test
  void aComponentIsKeptMovesIsBornOrVanishes() {
    MixturePosterior before = mixture(at(0, 0), at(500, 0), at(0, 500));
    double[] centre = before.mean(1);
    double sd = Math.sqrt(before.locations().centre(1).scale().get(0, 0));
    // 95 % of a normal distribution in the plane lie within sqrt(-2 ln 0.05) = 2.4477 deviations.
    MixturePosterior after = mixture(at(-900, 0), at(centre[0] + 2.46 * sd, 0), at(2.43 * sd, 0));
    List<Change> changes = between(before, after);
    assertThat(changes)
        .extracting(Change::fate)
        .containsExactly(Fate.BORN, Fate.MOVED, Fate.KEPT, Fate.VANISHED);
    assertThat(changes).extracting(Change::before).containsExactly(-1, 1, 0, 2);
    assertThat(changes).extracting(Change::after).containsExactly(0, 1, 2, -1);
    assertThat(changes.get(1).distance()).isEqualTo(2.46 * sd, within(1e-9));
    assertThat(changes.get(0).overlap()).isNaN();
  }

  @Test
  void theSameMixtureIsKeptWhole() {
    MixturePosterior mixture = mixture(at(0, 0), at(30, 0), at(60, 0));
    assertThat(between(mixture, mixture))
        .allSatisfy(
            change -> {
              assertThat(change.fate()).isEqualTo(Fate.KEPT);
              assertThat(change.before()).isEqualTo(change.after());
              assertThat(change.overlap()).isEqualTo(1, within(1e-12));
            });
  }

  @Test
  void componentsWithoutAnEventAreLeftOut() {
    MixturePosterior mixture = mixture(at(0, 0), at(500, 0));
    double much = 1 + mixture.effectiveCount(0);
    assertThat(ComponentChanges.between(mixture, much, mixture, much)).isEmpty();
  }

  /** For axes of their own the coefficient is a product over the axes. */
  @Test
  void theOverlapIsBhattacharyyas() {
    double[] first = {4, 9};
    double[] second = {25, 1};
    double expected = 1;
    double[] apart = {1.5, 0.5};
    for (int d = 0; d < 2; d++) {
      double sum = first[d] + second[d];
      expected *=
          Math.sqrt(2 * Math.sqrt(first[d] * second[d]) / sum)
              * Math.exp(-apart[d] * apart[d] / (4 * sum));
    }
    assertThat(shape(0, 0, first).overlap(shape(apart[0], apart[1], second)))
        .isEqualTo(expected, within(1e-12));
    assertThat(shape(0, 0, first).overlap(shape(1000, 0, second))).isZero();
  }

  private static ComponentChanges.Shape shape(double x, double y, double[] variances) {
    SymmetricMatrix covariance =
        SymmetricMatrix.of(2, new double[] {variances[0], 0, variances[1]});
    return ComponentChanges.Shape.of(0, at(x, y), covariance);
  }

  /** Widths from 1 to 1000 km among each other, some components without events. */
  @Test
  void noPairThatOverlapsIsPassedOver() {
    Random random = new Random(6);
    List<ComponentChanges.Shape> then = shapes(random, 60);
    List<ComponentChanges.Shape> now = shapes(random, 70);
    List<String> expected = new ArrayList<>();
    for (ComponentChanges.Shape one : then) {
      for (ComponentChanges.Shape other : now) {
        if (one.overlap(other) >= ComponentChanges.LEAST_OVERLAP) {
          expected.add(one.component() + " " + other.component());
        }
      }
    }
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(ComponentChanges.pairs(then, now))
        .extracting(pair -> pair.before() + " " + pair.after())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<ComponentChanges.Shape> shapes(Random random, int number) {
    List<ComponentChanges.Shape> shapes = new ArrayList<>();
    for (int k = 0; k < number; k++) {
      double x = Math.pow(10, 3 * random.nextDouble());
      double y = x * (0.5 + random.nextDouble());
      double product = (random.nextDouble() - 0.5) * x * y;
      SymmetricMatrix covariance = SymmetricMatrix.of(2, new double[] {x * x, product, y * y});
      double[] place = {800 * random.nextDouble(), 800 * random.nextDouble()};
      shapes.add(ComponentChanges.Shape.of(3 * k, place, covariance));
    }
    return shapes;
  }

  /**
   * Of all ways to pair components that overlap enough, the one whose overlaps, the greatest first,
   * come last in the order of the alphabet: what is taken pair by pair.
   */
  @Test
  void thePairsAreThoseOfAllMatchings() {
    Random random = new Random(4);
    for (int trial = 0; trial < 60; trial++) {
      MixturePosterior before = mixture(centres(random, 1 + random.nextInt(4)));
      MixturePosterior after = mixture(centres(random, 1 + random.nextInt(4)));
      List<double[]> best = new ArrayList<>();
      search(before, after, 0, new ArrayList<>(), new ArrayList<>(), best);
      List<Double> found =
          between(before, after).stream()
              .map(Change::overlap)
              .filter(overlap -> !overlap.isNaN())
              .sorted(Collections.reverseOrder())
              .toList();
      assertThat(found).hasSize(best.get(0).length);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).isEqualTo(best.get(0)[i], within(1e-12));
      }
    }
  }

  private static double[][] centres(Random random, int count) {
    double[][] centres = new double[count][];
    for (int k = 0; k < count; k++) {
      centres[k] = at(60 * random.nextDouble(), 60 * random.nextDouble());
    }
    return centres;
  }

  /** All matchings, component by component of the earlier mixture. */
  private static void search(
      MixturePosterior before,
      MixturePosterior after,
      int k,
      List<Integer> taken,
      List<Double> overlaps,
      List<double[]> best) {
    if (k == before.components()) {
      double[] sorted =
          overlaps.stream()
              .sorted(Comparator.reverseOrder())
              .mapToDouble(Double::doubleValue)
              .toArray();
      if (best.isEmpty() || Arrays.compare(sorted, best.get(0)) > 0) {
        best.clear();
        best.add(sorted);
      }
      return;
    }
    search(before, after, k + 1, taken, overlaps, best);
    double variance = before.locations().predictive(k).scale().get(0, 0);
    for (int l = 0; l < after.components(); l++) {
      double east = before.mean(k, 0) - after.mean(l, 0);
      double north = before.mean(k, 1) - after.mean(l, 1);
      double overlap = Math.exp(-(east * east + north * north) / (8 * variance));
      if (overlap >= ComponentChanges.LEAST_OVERLAP && !taken.contains(l)) {
        taken.add(l);
        overlaps.add(overlap);
        search(before, after, k + 1, taken, overlaps, best);
        taken.remove(taken.size() - 1);
        overlaps.remove(overlaps.size() - 1);
      }
    }
  }
}
