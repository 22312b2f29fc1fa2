package org.epicentra.mixture.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.ReferencePass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expected numbers are eq. (2)-(4) written out event by event over absolute locations, nothing
 * left out.
 */
class ResponsibilityKernelTest {
  @ParameterizedTest
  @CsvSource({
    "SIMD,2,5,false",
    "SIMD,2,8,true",
    "SIMD,2,80,true",
    "SIMD,3,40,true",
    "SIMD,3,1,false",
    "SCALAR,2,5,false",
    "SCALAR,2,80,true",
    "SCALAR,3,40,true",
    "SCALAR,3,1,false"
  })
  void isTheEStepWrittenOut(KernelKind kernel, int dimension, int components, boolean weighted) {
    Events events = new Events(dimension, components, 1234, weighted, 7);
    MixturePosterior q = events.posterior();
    MixtureStatistics got = run(kernel, ActiveComponents.NEGLIGIBLE, events.blocks(), q);
    assertThat(got.rows()).isEqualTo(events.size());
    assertClose(events.writtenOut(q), table(got), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void vectorsAndScalarsHaveTheSameBits(int dimension) {
    Events events = new Events(dimension, 60, 3000, true, 11);
    MixturePosterior q = events.posterior();
    assertThat(table(run(KernelKind.SIMD, ActiveComponents.NEGLIGIBLE, events.blocks(), q)))
        .isDeepEqualTo(
            table(run(KernelKind.SCALAR, ActiveComponents.NEGLIGIBLE, events.blocks(), q)));
  }

  @ParameterizedTest
  @CsvSource({"SIMD,2", "SIMD,3", "SCALAR,2", "SCALAR,3"})
  void pruningChangesNothingButTheWork(KernelKind kernel, int dimension) {
    Events events = new Events(dimension, 200, 50_000, false, 13);
    MixturePosterior q = events.posterior();
    List<EventBlock> blocks = events.blocks();
    ActiveComponents pruned = new ActiveComponents(ActiveComponents.NEGLIGIBLE);
    MixtureCoefficients coefficients = MixtureCoefficients.of(q);
    double share = 0;
    for (EventBlock block : blocks) {
      pruned.select(block, coefficients);
      share += (double) pruned.size / q.components() / blocks.size();
    }
    assertThat(share).as("share of components computed").isLessThan(0.5);
    assertClose(
        table(run(kernel, ActiveComponents.KEEP_ALL, blocks, q)),
        table(run(kernel, ActiveComponents.NEGLIGIBLE, blocks, q)),
        1e-12);
  }

  @ParameterizedTest
  @CsvSource({"SIMD,2", "SIMD,3", "SCALAR,2"})
  void whatNoBlockOfARunNeedsIsLeftOut(KernelKind kernel, int dimension) {
    Events events = new Events(dimension, 900, 60_000, false, 17);
    MixturePosterior q = events.posterior();
    List<EventBlock> blocks = events.blocks();
    MixtureCoefficients coefficients = MixtureCoefficients.of(q);
    List<EventBlock> run = blocks.subList(0, 32).stream().filter(EventBlock::hasStrengths).toList();
    assertThat(new ActiveComponents(ActiveComponents.NEGLIGIBLE).near(run, coefficients).components)
        .isLessThan(q.components());
    MixtureStatistics together = MixtureStatistics.of(q.components(), q.dimension());
    kernel.create().accumulateAll(blocks, coefficients, together);
    assertClose(table(run(kernel, ActiveComponents.NEGLIGIBLE, blocks, q)), table(together), 1e-12);
  }

  /** About the middle of half the Earth, terms of narrow components have no digit left. */
  @Test
  void runsThatAreTooWideAreNotDivided() {
    Events events = new Events(2, 100, 2000, false, 19);
    MixtureCoefficients c = MixtureCoefficients.of(events.posterior());
    ActiveComponents active = new ActiveComponents(ActiveComponents.NEGLIGIBLE);
    List<EventBlock> run = events.blocks().stream().filter(EventBlock::hasStrengths).toList();
    assertThat(new BlockHull(run).isNarrow(c)).isTrue();
    double narrowest =
        IntStream.range(0, c.components).mapToDouble(k -> c.tau + c.diagonal(k, 0)).max().orElse(0);
    double away = 2e6 / Math.sqrt(narrowest);
    EventBlockBuilder builder = new EventBlockBuilder(2);
    builder.add(new double[] {-away, 0}, 1, 1);
    builder.add(new double[] {away, 0}, 1, 1);
    List<EventBlock> wide = builder.build();
    assertThat(new BlockHull(wide).isNarrow(c)).isFalse();
    assertThat(active.near(wide, c)).isSameAs(c);
  }

  @Test
  void aFarAwayEventKeepsItsNearestComponent() {
    EventBlockBuilder builder = new EventBlockBuilder(2);
    builder.add(new double[] {15_000, -9_000}, 10, 1);
    MixturePosterior q = new Events(2, 20, 100, false, 3).posterior();
    for (KernelKind kernel : List.of(KernelKind.SIMD, KernelKind.SCALAR)) {
      MixtureStatistics s = run(kernel, ActiveComponents.NEGLIGIBLE, builder.build(), q);
      builder.add(new double[] {15_000, -9_000}, 10, 1);
      double total = 0;
      for (int k = 0; k < 20; k++) {
        total += s.effectiveCount(k);
      }
      assertThat(total).isCloseTo(1, within(1e-12));
      assertThat(s.logNormaliser()).isFinite().isLessThan(-1e5);
    }
  }

  @Test
  void vectorsAreTheBest() {
    assertThat(KernelKind.BEST.create()).isInstanceOf(SimdKernel.class);
  }

  private static MixtureStatistics run(
      KernelKind kernel, double threshold, List<EventBlock> blocks, MixturePosterior q) {
    MixtureStatistics statistics = MixtureStatistics.of(q.components(), q.dimension());
    ResponsibilityKernel k = kernel.create(threshold);
    MixtureCoefficients coefficients = MixtureCoefficients.of(q);
    for (EventBlock block : blocks) {
      k.accumulate(block, coefficients, statistics);
    }
    return statistics;
  }

  /**
   * One row per component: R, O, L, X; and a last one with the bound's data term and the weight.
   */
  private static double[][] table(MixtureStatistics s) {
    int dimension = s.dimension();
    double[][] table = new double[s.components() + 1][];
    for (int k = 0; k < s.components(); k++) {
      double[] row = new double[3 + dimension];
      row[0] = s.effectiveCount(k);
      row[1] = s.observedCount(k);
      row[2] = s.strengthSum(k);
      for (int d = 0; d < dimension; d++) {
        row[3 + d] = s.locations().first(k, d);
      }
      table[k] = row;
    }
    table[s.components()] = new double[] {s.logNormaliser(), s.weightSum()};
    return table;
  }

  /**
   * Relative to the column's largest value: what a component has of one event in 1e16 is rounding.
   */
  private static void assertClose(double[][] expected, double[][] got, double tolerance) {
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected[row].length; column++) {
        int at = column;
        double scale =
            row == expected.length - 1
                ? Math.abs(expected[row][at])
                : Arrays.stream(expected, 0, expected.length - 1)
                    .mapToDouble(r -> Math.abs(r[at]))
                    .max()
                    .orElseThrow();
        assertThat(got[row][column])
            .as("row %d column %d", row, column)
            .isCloseTo(expected[row][column], within(tolerance * Math.max(scale, 1e-3)));
      }
    }
  }

  /** Random clustered events, a third of them without a strength, and a posterior near them. */
  private static final class Events {
    private final int dimension;
    private final int components;
    private final boolean weighted;
    private final Random random;
    private final double[][] centres;
    private final double[][] x;
    private final double[] strength;
    private final double[] weight;

    Events(int dimension, int components, int n, boolean weighted, long seed) {
      this.dimension = dimension;
      this.components = components;
      this.weighted = weighted;
      random = new Random(seed);
      centres = new double[components][];
      Arrays.setAll(centres, k -> random.doubles(dimension, -500, 500).toArray());
      x = new double[n][];
      strength = new double[n];
      weight = new double[n];
      for (int i = 0; i < n; i++) {
        double[] centre = centres[random.nextInt(components)];
        x[i] = new double[dimension];
        for (int d = 0; d < dimension; d++) {
          x[i][d] = centre[d] + 12 * random.nextGaussian();
        }
        strength[i] = random.nextInt(3) == 0 ? Double.NaN : random.nextInt(40);
        weight[i] = weighted ? 0.1 + random.nextDouble() : 1;
      }
    }

    int size() {
      return x.length;
    }

    List<EventBlock> blocks() {
      EventBlockBuilder builder = new EventBlockBuilder(dimension);
      for (int i = 0; i < x.length; i++) {
        builder.add(x[i], strength[i], weight[i]);
      }
      return builder.build();
    }

    MixturePosterior posterior() {
      Random own = new Random(99);
      double[] pi = own.doubles(components, 0.5, 1.5).toArray();
      double sum = Arrays.stream(pi).sum();
      Arrays.setAll(pi, k -> pi[k] / sum);
      MixturePrior prior =
          new MixturePrior(
              pi,
              0.01,
              new MixturePrior.Centres(new double[dimension], 1e-5),
              new MixturePrior.Rates(2, 0.1));
      double[] rates = own.doubles(components, 1, 40).toArray();
      return MixturePosterior.start(prior, centres, rates);
    }

    double[][] writtenOut(MixturePosterior q) {
      double tau = q.prior().tau();
      double[][] sums = new double[components + 1][3 + dimension];
      sums[components] = new double[2];
      for (int i = 0; i < x.length; i++) {
        double[] logs = new double[components];
        for (int k = 0; k < components; k++) {
          double square = 0;
          for (int d = 0; d < dimension; d++) {
            square += Math.pow(x[i][d] - q.mean(k, d), 2);
          }
          logs[k] =
              Math.log(q.prior().pi()[k])
                  + 0.5 * dimension * Math.log(tau / (2 * Math.PI))
                  - 0.5 * tau * (square + dimension / q.meanPrecision(k));
          if (!Double.isNaN(strength[i])) {
            double logRate = ReferencePass.digamma(q.rateShape(k)) - Math.log(q.rateRate(k));
            logs[k] +=
                strength[i] * logRate
                    - q.rate(k)
                    - org.apache.commons.math3.special.Gamma.logGamma(strength[i] + 1);
          }
        }
        double most = Arrays.stream(logs).max().orElseThrow();
        double total = most + Math.log(Arrays.stream(logs).map(v -> Math.exp(v - most)).sum());
        for (int k = 0; k < components; k++) {
          double r = weight[i] * Math.exp(logs[k] - total);
          sums[k][0] += r;
          if (!Double.isNaN(strength[i])) {
            sums[k][1] += r;
            sums[k][2] += r * strength[i];
          }
          for (int d = 0; d < dimension; d++) {
            sums[k][3 + d] += r * x[i][d];
          }
        }
        sums[components][0] += weight[i] * total;
        sums[components][1] += weight[i];
      }
      return sums;
    }
  }
}
