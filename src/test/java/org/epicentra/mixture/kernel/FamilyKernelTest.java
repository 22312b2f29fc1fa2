package org.epicentra.mixture.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.SecondMoments;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels of every shape, with and without a background: alike, and complete where pruned. */
class FamilyKernelTest {
  static Stream<Arguments> shapes() {
    List<Arguments> all = new ArrayList<>();
    for (CovarianceType covariance : CovarianceType.values()) {
      for (int dimension = 2; dimension <= 3; dimension++) {
        for (boolean background : new boolean[] {false, true}) {
          all.add(Arguments.of(covariance, dimension, background));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void vectorsAndScalarsHaveTheSameBitsAndPruningChangesNothing(
      CovarianceType covariance, int dimension, boolean background) {
    Catalog catalog = Catalog.random(dimension, 4000, 7, 500);
    MixturePosterior q = catalog.posterior(covariance, background, 40);
    double[][] whole = numbers(run(KernelKind.SCALAR, ActiveComponents.KEEP_ALL, catalog, q));
    double[][] scalar = numbers(run(KernelKind.SCALAR, ActiveComponents.NEGLIGIBLE, catalog, q));
    double[][] vectors = numbers(run(KernelKind.SIMD, ActiveComponents.NEGLIGIBLE, catalog, q));
    assertClose(whole, scalar);
    assertThat(vectors).isDeepEqualTo(scalar);
  }

  /** 200 components: most of them are left out for runs of blocks, and renumbered. */
  @ParameterizedTest
  @MethodSource("shapes")
  void runsOfBlocksAreSummedAsBlocksAre(
      CovarianceType covariance, int dimension, boolean background) {
    Catalog catalog = Catalog.random(dimension, 20_000, 9, 3000);
    MixturePosterior q = catalog.posterior(covariance, background, 200);
    double[][] whole = numbers(run(KernelKind.SIMD, ActiveComponents.KEEP_ALL, catalog, q));
    double[][][] together = new double[2][][];
    for (KernelKind kind : List.of(KernelKind.SCALAR, KernelKind.SIMD)) {
      MixtureStatistics sums = MixtureStatistics.of(q);
      kind.create().accumulateAll(catalog.blocks(), MixtureCoefficients.of(q), sums);
      together[kind == KernelKind.SIMD ? 1 : 0] = numbers(sums);
    }
    assertClose(whole, together[1]);
    assertThat(together[0]).isDeepEqualTo(together[1]);
  }

  /** Blocks of one cluster and the background have a path of their own. */
  @ParameterizedTest
  @EnumSource(CovarianceType.class)
  void aClusterAndTheBackgroundAloneAreSharedOutAsByScalars(CovarianceType covariance) {
    Random random = new Random(11);
    double[][] x = new double[6000][];
    for (int i = 0; i < x.length; i++) {
      double far = i % 50 == 0 ? 90 : 3;
      x[i] =
          new double[] {400 * (i % 5) + far * random.nextGaussian(), far * random.nextGaussian()};
    }
    double[] strengths = random.ints(x.length, 0, 30).asDoubleStream().toArray();
    Catalog catalog = new Catalog(x, strengths, filled(x.length, 1));
    MixturePosterior q = catalog.posterior(covariance, true, 5);
    ActiveComponents active = new ActiveComponents(ActiveComponents.NEGLIGIBLE);
    int pairs = 0;
    for (EventBlock block : catalog.blocks()) {
      active.select(block, MixtureCoefficients.of(q));
      pairs += active.size == 1 && active.background ? 1 : 0;
    }
    assertThat(pairs).isGreaterThan(5);
    assertClose(
        numbers(run(KernelKind.SCALAR, ActiveComponents.KEEP_ALL, catalog, q)),
        numbers(run(KernelKind.SIMD, ActiveComponents.NEGLIGIBLE, catalog, q)));
  }

  /** Relative to the largest number of the kind. */
  private static void assertClose(double[][] expected, double[][] got) {
    for (int kind = 0; kind < expected.length; kind++) {
      double scale = Arrays.stream(expected[kind]).map(Math::abs).max().orElse(0);
      assertThat(got[kind]).containsExactly(expected[kind], within(1e-12 * Math.max(scale, 1e-3)));
    }
  }

  /** Weights, first moments and scatter about the means, strengths, background, data term. */
  private static double[][] numbers(MixtureStatistics s) {
    int dimension = s.dimension();
    int components = s.components();
    int entries = dimension * (dimension + 1) / 2;
    double[][] numbers = new double[4 + dimension + entries][components];
    for (int k = 0; k < components; k++) {
      numbers[0][k] = s.effectiveCount(k);
      numbers[1][k] = s.strengthSum(k);
      numbers[2][k] = s.observedCount(k);
      double[] place = new double[dimension];
      for (int d = 0; d < dimension; d++) {
        numbers[3 + d][k] = s.locations().first(k, d);
        place[d] = s.locations().origin(k, d);
      }
      if (s.locations().moments() != SecondMoments.NONE) {
        double[] packed = s.locations().scatterAbout(k, place, place).packed();
        for (int e = 0; e < entries; e++) {
          numbers[3 + dimension + e][k] = packed[e];
        }
      }
    }
    double scatter =
        s.locations().moments() == SecondMoments.TOTAL ? s.locations().totalSquares() : 0;
    numbers[3 + dimension + entries] =
        new double[] {scatter, s.background(), s.logNormaliser(), s.weightSum()};
    return numbers;
  }

  /**
   * A search for a violation of eq. (50): at places and strengths all over a block's box, its
   * corners among them, no component that was left out comes near the one that is best at the
   * centre.
   */
  @ParameterizedTest
  @MethodSource("shapes")
  void whatIsLeftOutIsNegligibleEverywhereInTheBlock(
      CovarianceType covariance, int dimension, boolean background) {
    Random random = new Random(23);
    int left = 0;
    for (int trial = 0; trial < 12; trial++) {
      Catalog catalog = Catalog.random(dimension, 2000, 100 + trial, 30 + 100 * trial);
      MixturePosterior q = catalog.posterior(covariance, background, 30);
      MixtureCoefficients c = MixtureCoefficients.of(q);
      ActiveComponents active = new ActiveComponents(ActiveComponents.NEGLIGIBLE);
      for (EventBlock block : catalog.blocks()) {
        active.select(block, c);
        double middle = 0.5 * (block.minStrength() + block.maxStrength());
        int best = best(logs(c, block, new double[dimension], middle));
        for (int point = 0; point < 40; point++) {
          double[] u = new double[dimension];
          for (int d = 0; d < dimension; d++) {
            double at = point < 20 ? (random.nextBoolean() ? 1 : -1) : 2 * random.nextDouble() - 1;
            u[d] = at * block.halfWidth(d);
          }
          double strength = random.nextBoolean() ? block.minStrength() : block.maxStrength();
          double[] logs = logs(c, block, u, strength);
          for (int k = 0; k < c.classes; k++) {
            if (!isActive(active, k, c.components)) {
              left++;
              assertThat(logs[k] - logs[best]).isLessThan(-40 + 1e-6);
            }
          }
        }
      }
    }
    assertThat(left).isGreaterThan(3000);
  }

  private static boolean isActive(ActiveComponents active, int k, int components) {
    return k == components
        ? active.background
        : Arrays.binarySearch(active.index, 0, active.size, k) >= 0;
  }

  private static int best(double[] logs) {
    int best = 0;
    for (int k = 1; k < logs.length; k++) {
      best = logs[k] > logs[best] ? k : best;
    }
    return best;
  }

  /** log rho less the shared part at an offset from the block's centre, written out. */
  private static double[] logs(MixtureCoefficients c, EventBlock block, double[] u, double s) {
    double[] logs = new double[c.classes];
    double[] constants = block.hasStrengths() ? c.observedConstants : c.missingConstants;
    double square = 0;
    for (double each : u) {
      square += each * each;
    }
    for (int k = 0; k < c.classes; k++) {
      logs[k] = constants[k] + (block.hasStrengths() ? s * c.logRates[k] : 0);
      logs[k] += 0.5 * c.tau * square;
      for (int i = 0; i < c.dimension && k < c.components; i++) {
        double x = block.centre(i) + u[i] - c.means[i][k];
        logs[k] -= 0.5 * (c.tau + c.diagonal(k, i)) * x * x;
        for (int j = 0; j < i; j++) {
          logs[k] -= c.offDiagonal(k, i, j) * x * (block.centre(j) + u[j] - c.means[j][k]);
        }
      }
    }
    return logs;
  }

  /** The first block of a pass, far from all components: all of its events are background. */
  @ParameterizedTest
  @EnumSource(CovarianceType.class)
  void aFirstBlockOfBackgroundAlone(CovarianceType covariance) {
    MixturePosterior q = Catalog.random(2, 500, 7, 30).posterior(covariance, true, 5);
    Catalog far =
        new Catalog(
            new double[][] {{9000, 9000}, {9001, 9002}}, filled(2, Double.NaN), filled(2, 1.5));
    for (KernelKind kind : KernelKind.values()) {
      MixtureStatistics sums = run(kind, ActiveComponents.NEGLIGIBLE, far, q);
      assertThat(sums.background()).isCloseTo(3, within(1e-12));
      assertThat(sums.effectiveCount(0)).isZero();
    }
  }

  /** A cluster of 10 m, 10,000 km from the origin, among wide ones: ten digits of its scatter. */
  @Test
  void aNarrowClusterFarAwayKeepsItsDigits() {
    Random random = new Random(3);
    double[] centre = {8000, -6000};
    double[][] x = new double[3000][];
    double exact = 0;
    for (int i = 0; i < x.length; i++) {
      boolean near = i % 3 == 0;
      double width = near ? 0.01 : 40;
      x[i] =
          new double[] {
            centre[0] + (near ? 0 : 400) + width * random.nextGaussian(),
            centre[1] + width * random.nextGaussian()
          };
      exact += near ? (x[i][0] - centre[0]) * (x[i][1] - centre[1]) : 0;
    }
    Catalog catalog = new Catalog(x, filled(x.length, Double.NaN), filled(x.length, 1));
    double[][] centres = {centre, {centre[0] + 400, centre[1]}};
    MixturePosterior q = catalog.at(centres, 1e4);
    MixtureStatistics sums = run(KernelKind.BEST, ActiveComponents.NEGLIGIBLE, catalog, q);
    assertThat(sums.effectiveCount(0)).isCloseTo(1000, within(1e-9));
    double got = sums.locations().scatterAbout(0, centre, centre).get(1, 0);
    // A coordinate of 8000 km is known to 1e-12 km, one part in 1e10 of the width.
    assertThat(got).isCloseTo(exact, within(1e-10 * 1000 * 1e-4));
  }

  private static double[] filled(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  private static MixtureStatistics run(
      KernelKind kind, double threshold, Catalog catalog, MixturePosterior q) {
    MixtureStatistics statistics = MixtureStatistics.of(q);
    ResponsibilityKernel kernel = kind.create(threshold);
    MixtureCoefficients coefficients = MixtureCoefficients.of(q);
    for (EventBlock block : catalog.blocks()) {
      kernel.accumulate(block, coefficients, statistics);
    }
    return statistics;
  }

  /** Random clusters of different widths, a tenth of the events anywhere, a third without count. */
  private static final class Catalog {
    private final EventProfile profile;
    private final EventSample sample;
    private final List<EventBlock> blocks;

    Catalog(double[][] x, double[] strengths, double[] weights) {
      int dimension = x[0].length;
      double[] locations = new double[x.length * dimension];
      EventBlockBuilder builder = new EventBlockBuilder(dimension);
      profile = new EventProfile(dimension, 1000);
      for (int i = 0; i < x.length; i++) {
        System.arraycopy(x[i], 0, locations, i * dimension, dimension);
        profile.add(x[i], strengths[i], weights[i]);
        builder.add(x[i], strengths[i], weights[i]);
      }
      sample = new EventSample(dimension, locations, strengths, weights);
      blocks = builder.build();
    }

    static Catalog random(int dimension, int n, long seed, double extent) {
      Random random = new Random(seed);
      double[][] centres = new double[12][];
      Arrays.setAll(centres, k -> random.doubles(dimension, -extent, extent).toArray());
      double[][] x = new double[n][];
      double[] strengths = new double[n];
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        int k = random.nextInt(centres.length);
        x[i] = random.doubles(dimension, -extent, extent).toArray();
        for (int d = 0; d < dimension && i % 10 > 0; d++) {
          double width = d == 0 ? 3.0 + k : 1 + 0.3 * k;
          x[i][d] = centres[k][d] + width * random.nextGaussian();
        }
        strengths[i] = i % 3 == 0 ? Double.NaN : random.nextInt(10 + 10 * k);
        weights[i] = i % 2 == 0 ? 1 : 0.5 + random.nextDouble();
      }
      return new Catalog(x, strengths, weights);
    }

    List<EventBlock> blocks() {
      return blocks;
    }

    MixturePosterior posterior(CovarianceType covariance, boolean background, int components) {
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
              profile,
              sample,
              PriorSpecification.defaults(family),
              MixtureSettings.plain(components),
              null,
              null)
          .starts()
          .get(0);
    }

    MixturePosterior at(double[][] centres, double tau) {
      MixtureFamily family =
          new MixtureFamily(
              CovarianceType.FULL,
              WeightType.DIRICHLET,
              null,
              CountType.POISSON,
              null,
              false,
              false,
              null,
              0);
      PriorSpecification prior = new PriorSpecification(null, tau, null, null, null, null, family);
      return MixtureStart.prepare(
              profile,
              sample,
              prior,
              MixtureSettings.plain(centres.length),
              null,
              new InitialCentres(centres, null))
          .starts()
          .get(0);
    }
  }
}
