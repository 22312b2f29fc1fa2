package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @CsvSource({
    "FIXED, true, 2, false",
    "FIXED, false, 3, true",
    "SHARED, false, 2, true",
    "SPHERICAL, true, 3, true",
    "SPHERICAL, false, 2, false",
    "FULL, true, 2, false",
    "FULL, false, 3, false",
    "FULL, true, 3, true"
  })
  void bothKernelsHaveTheSameBits(
      CovarianceType covariance, boolean background, int dimension, boolean weighted)
      throws IOException {
    EventSample clumped = Events.clumped(5, 3001, dimension);
    double[] weights = weighted ? clumped.weights() : ones(clumped.size());
    EventSample events =
        new EventSample(dimension, clumped.locations(), clumped.strengths(), weights);
    MixturePosterior q = posterior(events, covariance, background);
    MovePlan plan = new MovePlan(new int[][] {{0, 1}, {0, 8}, {2, 5}, {3, 4}, {6, 7}});
    byte[][] sums = new byte[2][];
    for (KernelKind kind : new KernelKind[] {KernelKind.SCALAR, KernelKind.SIMD}) {
      sums[kind == KernelKind.SIMD ? 1 : 0] =
          serialised(Events.blockPass(events, 1, kind).run(List.of(q), List.of(plan)).get(0));
    }
    assertThat(sums[1]).isEqualTo(sums[0]);
  }

  private static byte[] serialised(MixtureStatistics sums) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sums);
    }
    return bytes.toByteArray();
  }

  /** One strength far from all others: only its component explains it, so that it has to stay. */
  @ParameterizedTest
  @EnumSource(
      value = KernelKind.class,
      names = {"SCALAR", "SIMD"})
  void whatNothingElseExplainsIsNotDeleted(KernelKind kind) {
    Random random = new Random(3);
    int n = 5000;
    double[][] x = new double[n][];
    double[] strengths = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = new double[] {random.nextGaussian() + (i % 3) * 4, random.nextGaussian()};
      strengths[i] = Math.max(0, Math.floor(20 + 4.5 * random.nextGaussian()));
    }
    strengths[0] = 1e5;
    EventSample events = Events.of(x, strengths, null);
    MixtureSettings settings =
        new MixtureSettings(
            6,
            Initialisation.KMEANS_PLUS_PLUS,
            3,
            1,
            500,
            1e-7,
            Acceleration.SQUAREM,
            Moves.DELETE_MERGE);
    MixtureFamily family = family(CovarianceType.FULL, CountType.POISSON, false);
    MixtureFit fit =
        CoordinateAscent.fit(
            Events.blockPass(events, 1, kind),
            Events.start(events, family, settings).starts(),
            settings,
            iteration -> {});
    assertThat(fit.converged()).isTrue();
    double most = 0;
    for (int k = 0; k < fit.posterior().components(); k++) {
      most = Math.max(most, fit.posterior().rate(k));
    }
    assertThat(most).isGreaterThan(1e4); // the strange one has a component of its own
  }

  private static MixtureFamily family(
      CovarianceType covariance, CountType counts, boolean background) {
    Double dispersion = counts == CountType.POISSON ? null : Double.valueOf(2.5);
    return new MixtureFamily(
        covariance, WeightType.DIRICHLET, null, counts, dispersion, false, background, null, 0);
  }

  private static MoveSums pass(
      KernelKind kind, MixturePosterior q, EventSample events, MovePlan plan) {
    return Events.blockPass(events, 1, kind).run(List.of(q), List.of(plan)).get(0).moves();
  }

  private static MixturePosterior posterior(
      EventSample events, CovarianceType covariance, boolean background) {
    MixtureFamily family = family(covariance, CountType.NEGATIVE_BINOMIAL, background);
    return Events.start(events, family, MixtureSettings.plain(COMPONENTS)).starts().get(0);
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
