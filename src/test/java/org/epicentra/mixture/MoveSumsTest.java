package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sums behind deletions and merges, of both kernels, against their definitions. */
class MoveSumsTest {
  private static final int COMPONENTS = 9;

  @ParameterizedTest
  @CsvSource({
    "FIXED, true, 2, false",
    "SHARED, false, 2, true",
    "SPHERICAL, true, 3, true",
    "FULL, true, 2, false",
    "FULL, false, 3, false",
    "FULL, true, 3, true"
  })
  void areThoseOfTheResponsibilities(
      CovarianceType covariance, boolean background, int dimension, boolean weighted) {
    EventSample clumped = Events.clumped(4, 3000, dimension);
    EventSample events =
        weighted
            ? clumped
            : new EventSample(
                dimension, clumped.locations(), clumped.strengths(), ones(clumped.size()));
    MixturePosterior q = posterior(events, covariance, background);
    int[][] pairs = {{0, 1}, {0, 8}, {2, 5}, {3, 4}, {6, 7}};
    double[] deletions = new double[COMPONENTS];
    double[] gains = new double[pairs.length];
    for (int i = 0; i < events.size(); i++) {
      double w = events.weights()[i];
      double[] r = responsibilities(q, events.location(i), events.strengths()[i]);
      for (int k = 0; k < COMPONENTS; k++) {
        double others = 0;
        for (int j = 0; j < r.length; j++) {
          others += j == k ? 0 : r[j];
        }
        deletions[k] += w * Math.log(others);
      }
      for (int p = 0; p < pairs.length; p++) {
        double j = r[pairs[p][0]];
        double k = r[pairs[p][1]];
        gains[p] += w * (entropy(j + k) - entropy(j) - entropy(k));
      }
    }
    for (KernelKind kind : new KernelKind[] {KernelKind.SCALAR, KernelKind.SIMD}) {
      MoveSums sums = pass(kind, q, events, new MovePlan(pairs));
      for (int k = 0; k < COMPONENTS; k++) {
        if (deletions[k] > -1000) {
          double tolerance = 1e-10 * (1 - deletions[k]);
          assertThat(sums.deletion(k)).isCloseTo(deletions[k], within(tolerance));
        } else { // what would explain some event instead may have been left out of its block
          assertThat(sums.deletion(k)).isLessThan((1 - 1e-10) * deletions[k]);
        }
      }
      for (int p = 0; p < pairs.length; p++) {
        double least =
            gains[p] - 2e-7 * events.size(); // where both matter little, nothing is added
        assertThat(sums.mergeGain(p)).isBetween(least, gains[p] + 1e-9 * (1 - gains[p]));
      }
    }
    assertThat(Arrays.stream(deletions).filter(each -> each > -1000).count()).isGreaterThan(1);
  }

  private static MoveSums pass(
      KernelKind kind, MixturePosterior q, EventSample events, MovePlan plan) {
    EventBlockBuilder builder = new EventBlockBuilder(q.dimension());
    for (int i = 0; i < events.size(); i++) {
      builder.add(events.location(i), events.strengths()[i], events.weights()[i]);
    }
    InMemoryDataPass pass = new InMemoryDataPass(List.of(builder.build()), kind);
    return pass.run(List.of(q), List.of(plan)).get(0).moves();
  }

  private static MixturePosterior posterior(
      EventSample events, CovarianceType covariance, boolean background) {
    MixtureFamily family =
        new MixtureFamily(
            covariance,
            WeightType.DIRICHLET,
            null,
            CountType.NEGATIVE_BINOMIAL,
            2.5,
            false,
            background,
            null,
            0);
    return MixtureStart.prepare(
            Events.profile(events),
            events,
            PriorSpecification.defaults(family),
            MixtureSettings.plain(COMPONENTS),
            null,
            null)
        .starts()
        .get(0);
  }

  /** Eq. (25) and (3), the background as the last. */
  private static double[] responsibilities(MixturePosterior q, double[] x, double s) {
    double[] logs = new double[q.classes()];
    for (int k = 0; k < logs.length; k++) {
      boolean background = k == q.components();
      logs[k] =
          background
              ? q.background().expectedLog() + q.prior().background().logDensity()
              : q.expectedLogWeight(k) + location(q, k, x);
      logs[k] += Double.isNaN(s) ? 0 : q.counts().constant(k) + s * q.counts().slope(k);
    }
    double most = Arrays.stream(logs).max().orElseThrow();
    double[] r = Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
    double total = Arrays.stream(r).sum();
    return Arrays.stream(r).map(each -> each / total).toArray();
  }

  private static double location(MixturePosterior q, int k, double[] x) {
    double sum = q.locations().sharedConstant() + q.locations().constant(k);
    SymmetricMatrix precision = q.locations().precision(k);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        sum -= 0.5 * precision.get(i, j) * (x[i] - q.mean(k, i)) * (x[j] - q.mean(k, j));
      }
    }
    return sum;
  }

  private static double entropy(double r) {
    return r > 0 ? -r * Math.log(r) : 0;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
