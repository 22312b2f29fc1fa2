package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.weights.DirichletProcessWeights;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.mixture.weights.WeightPrior;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for moves of many components, against its definition. */
class ManyComponentsTest {
  @ParameterizedTest
  @CsvSource({"30, 20", "300, 20", "300, 2000", "1500, 3000"})
  void thePairsAreTheNearestOfAll(int components, double extent) {
    MixturePosterior posterior = posterior(components, extent, CovarianceType.FULL, true);
    TreeSet<Long> expected = new TreeSet<>();
    int[] order =
        IntStream.range(0, components)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> posterior.mean(k, 0)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k : order) {
      record Partner(int component, double distance) {}
      List<Partner> partners = new ArrayList<>();
      for (int other : order) {
        double distance = other == k ? 8 : distance(posterior.locations(), k, other);
        if (distance < 8) {
          partners.add(new Partner(other, distance));
        }
      }
      partners.sort(Comparator.comparingDouble(Partner::distance));
      for (Partner partner : partners.subList(0, Math.min(3, partners.size()))) {
        long first = Math.min(k, partner.component);
        expected.add(first << 32 | Math.max(k, partner.component));
      }
    }
    List<Long> found = new ArrayList<>();
    for (int[] pair : new NearPairs(posterior).pairs()) {
      found.add((long) pair[0] << 32 | pair[1]);
    }
    assertThat(found).containsExactlyElementsOf(expected).isNotEmpty();
  }

  /** Of Bhattacharyya. */
  private static double distance(LocationPosterior locations, int j, int k) {
    double[] apart = locations.mean(j);
    for (int d = 0; d < apart.length; d++) {
      apart[d] -= locations.mean(k, d);
    }
    SymmetricMatrix a = locations.covariance(j);
    SymmetricMatrix b = locations.covariance(k);
    SymmetricMatrix mean = a.plus(b).times(0.5);
    return 0.125 * mean.inverse().quadraticForm(apart)
        + 0.5 * (mean.logDeterminant() - 0.5 * (a.logDeterminant() + b.logDeterminant()));
  }

  /** The gain of a merge is what the bound of complete data gains by the merged sums. */
  @ParameterizedTest
  @CsvSource({"FULL, true", "FULL, false", "SHARED, true", "SPHERICAL, true", "FIXED, false"})
  void theGainIsThatOfTheWholePosterior(CovarianceType covariance, boolean process) {
    MixturePosterior updated = posterior(40, 60, covariance, process);
    MixtureSums sums = updated.sums();
    MoveSearch.PairMerges merges = new MoveSearch.PairMerges(updated, sums, sums);
    double before = evidence(updated, sums);
    for (int[] pair : new NearPairs(updated).pairs()) {
      MixtureSums merged = sums.absorbed(pair[0], pair[1]);
      MixturePosterior after = updated.prior().posteriorLike(merged, updated);
      double gain = evidence(after, merged) - before;
      assertThat(merges.gain(pair[0], pair[1]))
          .as("%d and %d", pair[0], pair[1])
          .isCloseTo(gain, within(1e-11 * Math.abs(before)));
    }
  }

  private static double evidence(MixturePosterior posterior, MixtureSums sums) {
    return posterior.expectedLogProb(sums, null) - posterior.totalDivergence();
  }

  /** Ellipses of a few units in a square of an extent. */
  private static MixturePosterior posterior(
      int components, double extent, CovarianceType covariance, boolean process) {
    Random random = new Random(7);
    WeightPrior weights =
        process
            ? new DirichletProcessWeights(1, components)
            : new DirichletWeights(1.0 / components, components);
    MixturePrior prior =
        new MixturePrior(
            weights, covariance.prior(0.1, new double[2], 1e-4), CountPrior.poisson(1, 0.1), null);
    double[] origins = new double[2 * components];
    LocationSums located =
        new LocationSums(2, prior.locations().moments(), new double[2 * components]).about(origins);
    StrengthSums strengths = new StrengthSums(components);
    for (int k = 0; k < components; k++) {
      double count = 1 + 500 * Math.pow(random.nextDouble(), 4);
      double x = extent * random.nextDouble();
      double y = extent * random.nextDouble();
      double width = 1 + 5 * random.nextDouble();
      double other = width * random.nextDouble();
      located.add(k, count, new double[] {count * x, count * y});
      double[] packed = {
        count * (x * x + width), count * (x * y + 0.5 * other), count * (y * y + other)
      };
      switch (prior.locations().moments()) {
        case FULL -> located.addSecond(k, packed);
        case TRACE -> located.addSquares(k, packed[0] + packed[2]);
        case TOTAL -> located.addSquares(0, packed[0] + packed[2]);
        default -> {}
      }
      strengths.add(k, count, count * (5 + 10 * random.nextDouble()));
    }
    return prior.posterior(new MixtureSums(located, strengths, 0), Double.NaN);
  }
}
