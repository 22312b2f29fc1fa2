package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.epicentra.DivergenceException;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.api.Test;

class MixtureStatisticsTest {
  /** With one component the model is conjugate: textbook posterior and evidence. */
  @Test
  void oneComponentGivesTheClosedPosteriorAndTheEvidence() {
    double[][] x = {{1, 2}, {3, -1}, {0.5, 0.25}};
    double[] s = {4, 0, 7};
    MixturePrior prior =
        new MixturePrior(
            new double[] {1},
            2,
            new MixturePrior.Centres(new double[] {1, 1}, 0.5),
            new MixturePrior.Rates(3, 0.8));
    EventSample events = Events.of(x, s, null);
    MixturePosterior start = MixturePosterior.start(prior, new double[][] {{0, 0}}, null);
    MixturePosterior posterior = Textbook.updated(Events.pass(events, start), prior);
    assertThat(posterior.meanPrecision(0)).isCloseTo(0.5 + 2 * 3, within(1e-14));
    assertThat(posterior.mean(0, 0)).isCloseTo((0.5 * 1 + 2 * 4.5) / 6.5, within(1e-14));
    assertThat(posterior.mean(0, 1)).isCloseTo((0.5 * 1 + 2 * 1.25) / 6.5, within(1e-14));
    assertThat(posterior.rateShape(0)).isCloseTo(3 + 11, within(1e-14));
    assertThat(posterior.rateRate(0)).isCloseTo(0.8 + 3, within(1e-14));
    // q is the exact posterior, so the bound is log p(data), the chain of predictive densities.
    double evidence = chainOfPredictives(x, s, prior);
    assertThat(Events.pass(events, posterior).elbo(posterior)).isCloseTo(evidence, within(1e-12));
  }

  private static double chainOfPredictives(double[][] x, double[] s, MixturePrior prior) {
    double evidence = 0;
    double rho = prior.rho();
    double[] mean = prior.nu();
    double shape = prior.alpha();
    double rate = prior.beta();
    for (int n = 0; n < x.length; n++) {
      double variance = 1 / rho + 1 / prior.tau();
      for (int d = 0; d < 2; d++) {
        double difference = x[n][d] - mean[d];
        evidence -=
            0.5 * Math.log(2 * Math.PI * variance) + difference * difference / (2 * variance);
        mean[d] = (rho * mean[d] + prior.tau() * x[n][d]) / (rho + prior.tau());
      }
      evidence += NegativeBinomial.of(shape, rate).logProb((long) s[n]);
      rho += prior.tau();
      shape += s[n];
      rate += 1;
    }
    return evidence;
  }

  @Property(tries = 60)
  void boundEqualsItsLongForm(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 1, max = 6) int components,
      @ForAll @IntRange(min = 2, max = 3) int dimension) {
    EventSample events = Events.clumped(seed, 80, dimension);
    MixturePosterior q = Events.start(events, MixtureSettings.plain(components)).starts().get(0);
    for (int i = 0; i < 3; i++) {
      MixtureStatistics statistics = Events.pass(events, q);
      double longForm = LongFormBound.of(events, q);
      assertThat(statistics.elbo(q) / longForm).isCloseTo(1, within(1e-11));
      q = q.prior().posterior(statistics.sums(), null, Double.NaN);
    }
  }

  @Test
  void aComponentWithoutEventsStaysAtItsPrior() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {0.5, 0.5},
            1,
            new MixturePrior.Centres(new double[] {0.25, 0.5}, 0.01),
            new MixturePrior.Rates(2, 0.5));
    EventSample events =
        Events.of(new double[][] {{0, 0}, {1, 0}, {0, 1}}, new double[] {1, 2, 3}, null);
    // At 1e3 sigma away the responsibility, exp(-5e5), is 0 in double precision.
    MixturePosterior q = MixturePosterior.start(prior, new double[][] {{0, 0}, {1000, 0}}, null);
    MixturePosterior updated = Textbook.updated(Events.pass(events, q), prior);
    assertThat(updated.effectiveCount(1)).isZero();
    assertThat(updated.mean(1)).containsExactly(0.25, 0.5);
    assertThat(updated.meanPrecision(1)).isEqualTo(0.01);
    assertThat(updated.rateShape(1)).isEqualTo(2);
    assertThat(updated.rateRate(1)).isEqualTo(0.5);
    assertThat(updated.divergence(1)).isZero();
  }

  @Test
  void aWeightOfTwoIsTheRowTwice() {
    EventSample once = Events.clumped(3, 50, 2);
    int n = once.size();
    double[][] x = new double[2 * n][];
    double[] s = new double[2 * n];
    double[] doubled = new double[n];
    double[] halves = new double[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      x[i] = once.location(i / 2);
      s[i] = once.strengths()[i / 2];
      halves[i] = once.weights()[i / 2];
      doubled[i / 2] = 2 * once.weights()[i / 2];
    }
    EventSample weighted = new EventSample(2, once.locations(), once.strengths(), doubled);
    MixturePosterior q = Events.start(once, MixtureSettings.plain(3)).starts().get(0);
    MixtureStatistics heavy = Events.pass(weighted, q);
    MixtureStatistics repeated = Events.pass(Events.of(x, s, halves), q);
    assertSame(heavy, repeated);
    assertThat(heavy.elbo(q)).isCloseTo(repeated.elbo(q), within(1e-10));
  }

  @Test
  void anEventWithoutAStrengthCountsForTheCentreAlone() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {1},
            1,
            new MixturePrior.Centres(new double[2], 1),
            new MixturePrior.Rates(1, 1));
    MixturePosterior q = MixturePosterior.start(prior, new double[1][2], null);
    EventSample events =
        Events.of(new double[][] {{1, 1}, {3, 3}}, new double[] {Double.NaN, 5}, null);
    MixtureStatistics statistics = Events.pass(events, q);
    assertThat(statistics.effectiveCount(0)).isEqualTo(2);
    assertThat(statistics.observedCount(0)).isEqualTo(1);
    assertThat(statistics.strengthSum(0)).isEqualTo(5);
    assertThat(statistics.locations().first(0, 1)).isEqualTo(4);
  }

  /** Any split of the events, merged in any grouping, is the whole, to rounding. */
  @Property(tries = 60)
  void mergingPartsGivesTheWhole(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 0, max = 60) int cut,
      @ForAll @IntRange(min = 0, max = 60) int secondCut) {
    EventSample events = Events.clumped(seed, 60, 3);
    MixturePosterior q = Events.start(events, MixtureSettings.plain(4)).starts().get(0);
    int first = Math.min(cut, secondCut);
    int second = Math.max(cut, secondCut);
    MixtureStatistics whole = Events.pass(events, q);
    MixtureStatistics left = part(events, 0, first, q);
    left.merge(part(events, first, second, q));
    left.merge(part(events, second, 60, q));
    MixtureStatistics tail = part(events, first, second, q);
    tail.merge(part(events, second, 60, q));
    MixtureStatistics right = part(events, 0, first, q);
    right.merge(tail);
    assertSame(left, whole);
    assertSame(right, whole);
  }

  @Test
  void mergingNothingChangesNoBit() {
    EventSample events = Events.clumped(5, 40, 2);
    MixturePosterior q = Events.start(events, MixtureSettings.plain(3)).starts().get(0);
    MixtureStatistics plain = Events.pass(events, q);
    MixtureStatistics merged = MixtureStatistics.of(3, 2);
    merged.merge(plain);
    merged.merge(MixtureStatistics.of(3, 2));
    assertSame(merged, plain, within(0.0));
    assertThat(merged.rows()).isEqualTo(40);
  }

  @Test
  void refusesToMergeOtherSizes() {
    assertThatThrownBy(() -> MixtureStatistics.of(3, 2).merge(MixtureStatistics.of(3, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 x 3 into 3 x 2");
  }

  @Test
  void whatIsNotFiniteIsADivergence() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {0.5, 0.5},
            1,
            new MixturePrior.Centres(new double[2], 1),
            new MixturePrior.Rates(1, 1));
    MixtureStatistics statistics = MixtureStatistics.of(2, 2);
    statistics.addComponent(1, 1, new double[] {Double.NaN, 0}, 0, true);
    assertThatThrownBy(() -> prior.posterior(statistics.sums(), null, Double.NaN))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("component 1");
    MixturePosterior q = MixturePosterior.start(prior, new double[][] {{0, 0}, {1, 1}}, null);
    MixtureStatistics bound = MixtureStatistics.of(2, 2);
    bound.addBlock(1, 1, Double.NaN);
    assertThatThrownBy(() -> bound.elbo(q))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("The bound is NaN");
  }

  private static MixtureStatistics part(EventSample all, int from, int to, MixturePosterior q) {
    EventSample part =
        new EventSample(
            all.dimension(),
            Arrays.copyOfRange(all.locations(), from * all.dimension(), to * all.dimension()),
            Arrays.copyOfRange(all.strengths(), from, to),
            Arrays.copyOfRange(all.weights(), from, to));
    return Events.pass(part, q);
  }

  private static void assertSame(MixtureStatistics actual, MixtureStatistics expected) {
    assertSame(actual, expected, within(1e-10));
  }

  private static void assertSame(
      MixtureStatistics actual, MixtureStatistics expected, Offset<Double> tolerance) {
    assertThat(actual.weightSum()).isCloseTo(expected.weightSum(), tolerance);
    assertThat(actual.logNormaliser()).isCloseTo(expected.logNormaliser(), tolerance);
    for (int k = 0; k < expected.components(); k++) {
      assertThat(actual.effectiveCount(k)).isCloseTo(expected.effectiveCount(k), tolerance);
      assertThat(actual.observedCount(k)).isCloseTo(expected.observedCount(k), tolerance);
      assertThat(actual.strengthSum(k)).isCloseTo(expected.strengthSum(k), tolerance);
      for (int d = 0; d < expected.dimension(); d++) {
        assertThat(actual.locations().first(k, d))
            .isCloseTo(expected.locations().first(k, d), tolerance);
      }
    }
  }
}
