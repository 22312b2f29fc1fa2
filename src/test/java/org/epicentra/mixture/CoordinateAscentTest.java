package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.epicentra.DivergenceException;
import org.epicentra.mixture.IterationListener.Iteration;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;

class CoordinateAscentTest {
  /** The engine throws on a fall beyond 1e-9; here a fall may not even exceed 1e-12. */
  @Property(tries = 60)
  void theBoundNeverFalls(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 1, max = 7) int components,
      @ForAll @IntRange(min = 2, max = 3) int dimension) {
    EventSample events = Events.clumped(seed, 100, dimension);
    double[] elbo = Events.fit(events, settings(components, 1, 15, 0)).elbo();
    assertThat(elbo).hasSize(16);
    for (int t = 1; t < elbo.length; t++) {
      assertThat(elbo[t] - elbo[t - 1]).isGreaterThan(-1e-12 * Math.abs(elbo[t]));
    }
  }

  /**
   * Tight sites all over the world: blocks of half the earth against components of ten metres. The
   * terms of the linear form cancel there; the reference never forms them. A bound may pass through
   * zero, so what is allowed is relative to it or to the number of events, whichever is larger.
   */
  @Property(tries = 12)
  void theBoundKeepsItsDigitsInWideBlocks(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 2, max = 3) int dimension) {
    for (double sigma : new double[] {0.01, 0.3, 10, 300}) {
      EventSample events = Events.sites(seed, 600, dimension, sigma);
      MixtureSettings settings = settings(40, 1, 30, 1e-9);
      MixturePosterior start = Events.start(events, settings).starts().get(0);
      MixtureFit fit = Events.fit(events, List.of(start), settings);
      double reference =
          new ReferencePass(events).run(List.of(fit.posterior())).get(0).logNormaliser();
      assertThat(fit.finalStatistics().logNormaliser())
          .isCloseTo(reference, within(1e-10 * Math.max(events.size(), Math.abs(reference))));
      double[] elbo = fit.elbo();
      for (int t = 1; t < elbo.length; t++) {
        assertThat(elbo[t] - elbo[t - 1])
            .isGreaterThan(-1e-10 * Math.max(events.size(), Math.abs(elbo[t])));
      }
    }
  }

  @Property(tries = 30)
  void relabellingTheComponentsRelabelsTheResult(
      @ForAll @IntRange(min = 0, max = 100_000) int seed) {
    EventSample events = Events.clumped(seed, 100, 2);
    int[] order = {2, 0, 3, 1};
    MixtureSettings settings = settings(4, 1, 6, 0);
    MixturePosterior start = Events.start(events, settings).starts().get(0);
    MixtureFit plain = Events.fit(events, List.of(start), settings);
    MixtureFit relabelled = Events.fit(events, List.of(start.selected(order)), settings);
    assertThat(relabelled.elbo()).containsExactly(plain.elbo(), within(1e-8));
    for (int i = 0; i < 4; i++) {
      assertThat(relabelled.posterior().mean(i))
          .containsExactly(plain.posterior().mean(order[i]), within(1e-8));
      assertThat(relabelled.posterior().rate(i))
          .isCloseTo(plain.posterior().rate(order[i]), within(1e-8));
    }
  }

  @Test
  void restartsShareThePassesAndLeaveWhenConverged() {
    EventSample events = Events.clumped(11, 150, 2);
    MixtureSettings settings = settings(4, 5, 200, 1e-5);
    List<Integer> passes = new ArrayList<>();
    List<Iteration> heard = new ArrayList<>();
    DataPass reference = Events.blockPass(events, 2);
    DataPass counting =
        new ChangedPass(
            reference,
            posteriors -> {
              passes.add(posteriors.size());
              return posteriors;
            },
            statistics -> statistics);
    MixtureFit fit =
        CoordinateAscent.fit(
            counting, Events.start(events, settings).starts(), settings, heard::add);
    assertThat(passes.get(0)).isEqualTo(5);
    assertThat(passes).isSortedAccordingTo((a, b) -> b - a);
    int longest = fit.restarts().stream().mapToInt(RestartTrace::iterations).max().orElseThrow();
    assertThat(passes).hasSize(longest + 1);
    assertThat(heard).hasSize(longest);
    assertThat(heard.get(longest - 1).running()).isZero();
    assertThat(heard.get(longest - 1).best()).isEqualTo(fit.restarts().get(fit.best()).finalElbo());
    for (Iteration iteration : heard) {
      // Told is a restart that this iteration updated, the best of these, with what it gained.
      int i = iteration.iteration();
      double[] told = fit.restarts().get(iteration.restart()).elbo();
      double best = Double.NEGATIVE_INFINITY;
      for (RestartTrace trace : fit.restarts()) {
        best = trace.iterations() >= i ? Math.max(best, trace.elbo()[i]) : best;
      }
      assertThat(iteration.elbo()).isEqualTo(told[i]).isEqualTo(best);
      assertThat(iteration.gainPerEvent())
          .isEqualTo((told[i] - told[i - 1]) / fit.finalStatistics().weightSum());
    }
    assertThat(fit.converged()).isTrue();
    for (int r = 0; r < 5; r++) {
      MixtureFit alone =
          Events.fit(events, List.of(Events.start(events, settings).starts().get(r)), settings);
      assertThat(fit.restarts().get(r).elbo()).isEqualTo(alone.elbo());
      assertThat(alone.elbo()[alone.iterations()])
          .isLessThanOrEqualTo(fit.elbo()[fit.iterations()]);
    }
  }

  @Test
  void equalRestartsAreWonByTheFirst() {
    EventSample events = Events.clumped(12, 60, 2);
    MixtureSettings settings = settings(3, 1, 5, 0);
    MixturePosterior start = Events.start(events, settings).starts().get(0);
    assertThat(Events.fit(events, List.of(start, start, start), settings).best()).isZero();
  }

  @Test
  void aConvergedAscentSatisfiesItsTolerance() {
    EventSample events = Events.clumped(13, 120, 2);
    MixtureFit fit = Events.fit(events, settings(3, 1, 500, 1e-7));
    double[] elbo = fit.elbo();
    int last = fit.iterations();
    assertThat(fit.converged()).isTrue();
    assertThat(elbo[last] - elbo[last - 1]).isLessThanOrEqualTo(1e-7 * Math.abs(elbo[last]));
    for (int t = 1; t < last; t++) {
      assertThat(elbo[t] - elbo[t - 1]).isGreaterThan(1e-7 * Math.abs(elbo[t]));
    }
    assertThat(fit.finalStatistics().elbo(fit.posterior())).isEqualTo(elbo[last]);
  }

  @Test
  void anAscentThatEndsAtItsLimitHasNotConverged() {
    MixtureFit fit = Events.fit(Events.clumped(13, 120, 2), settings(3, 1, 2, 1e-12));
    assertThat(fit.iterations()).isEqualTo(2);
    assertThat(fit.converged()).isFalse();
  }

  @Test
  void sortingAFitKeepsPosteriorAndStatisticsTogether() {
    EventSample events = Events.clumped(14, 120, 2);
    MixtureFit fit = Events.fit(events, settings(5, 1, 8, 0)).sortedByEffectiveCount();
    MixturePosterior sorted = fit.posterior();
    for (int k = 1; k < 5; k++) {
      assertThat(sorted.effectiveCount(k)).isLessThanOrEqualTo(sorted.effectiveCount(k - 1));
    }
    assertThat(fit.finalStatistics().elbo(sorted))
        .isCloseTo(fit.elbo()[fit.iterations()], within(1e-9));
    MixtureStatistics again = Events.pass(events, sorted);
    for (int k = 0; k < 5; k++) {
      assertThat(fit.finalStatistics().strengthSum(k))
          .isCloseTo(again.strengthSum(k), within(1e-9));
    }
  }

  @Test
  void aFallOfTheBoundIsADivergence() {
    EventSample events = Events.clumped(15, 60, 2);
    ReferencePass reference = new ReferencePass(events);
    int[] calls = {0};
    DataPass faulty =
        new ChangedPass(
            reference,
            results -> {
              if (++calls[0] == 4) {
                results.get(1).addBlock(0, 0, -1000);
              }
              return results;
            });
    MixtureSettings settings = settings(3, 2, 10, 0);
    List<MixturePosterior> starts = Events.start(events, settings).starts();
    assertThatThrownBy(() -> CoordinateAscent.fit(faulty, starts, settings, i -> {}))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("at iteration 3 of restart 1; component ");
  }

  /**
   * A bound that should stand still falls at the last pass by a share of the larger of its size and
   * the number of events: one part in a billion is rounding, and no more.
   */
  @Test
  void onlyAFallWithinRoundingIsForgiven() {
    EventSample events = Events.clumped(16, 60, 2);
    MixtureSettings toTheEnd = settings(2, 1, 400, 0);
    MixturePosterior end = Events.fit(events, toTheEnd).posterior();
    ReferencePass reference = new ReferencePass(events);
    double size = Math.max(60, Math.abs(reference.run(List.of(end)).get(0).elbo(end)));
    MixtureSettings once = settings(2, 1, 1, 0);
    assertThat(CoordinateAscent.fit(falling(reference, 5e-10 * size), List.of(end), once, i -> {}))
        .extracting(MixtureFit::iterations)
        .isEqualTo(1);
    assertThatThrownBy(
            () ->
                CoordinateAscent.fit(falling(reference, 2e-9 * size), List.of(end), once, i -> {}))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("at iteration 1 of restart 0")
        .hasMessageContaining("It must never fall");
  }

  /** A pass whose bound is lower by so much from the second time on. */
  private static DataPass falling(DataPass pass, double fall) {
    int[] calls = {0};
    return new ChangedPass(
        pass,
        results -> {
          if (++calls[0] > 1) {
            results.forEach(result -> result.addBlock(0, 0, -fall));
          }
          return results;
        });
  }

  private static MixtureSettings settings(
      int components, int restarts, int iterations, double tolerance) {
    return new MixtureSettings(
        components, Initialisation.KMEANS_PLUS_PLUS, restarts, 1, iterations, tolerance);
  }

  /**
   * Each K has its own prior, its moves and its restarts, and ends after as many passes as alone.
   */
  @Property(tries = 8)
  void modelsOfDifferentKThatSharePassesGetTheBitsThatEachGetsAlone(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 2, max = 3) int dimension) {
    EventSample events = Events.clumped(seed, 300, dimension);
    List<MixtureStart> models = new ArrayList<>();
    for (int components : new int[] {9, 2, 5}) {
      models.add(family(events, components));
    }
    MixtureSettings settings = MixtureSettings.defaults(9);
    CountingPass shared = new CountingPass(Events.blockPass(events, 2));
    List<MixtureFit> together = CoordinateAscent.fitEach(shared, models, settings, iteration -> {});
    assertThat(together).hasSize(3);
    int most = 0;
    int all = 0;
    for (int i = 0; i < 3; i++) {
      CountingPass own = new CountingPass(Events.blockPass(events, 2));
      MixtureFit alone =
          CoordinateAscent.fit(own, models.get(i).starts(), settings, iteration -> {});
      assertThat(text(together.get(i))).isEqualTo(text(alone));
      assertThat(together.get(i).best()).isEqualTo(alone.best());
      for (int r = 0; r < alone.restarts().size(); r++) {
        assertThat(together.get(i).restarts().get(r).elbo())
            .isEqualTo(alone.restarts().get(r).elbo());
      }
      assertThat(together.get(i).passes()).isEqualTo(alone.passes());
      most = Math.max(most, own.passes);
      all += own.passes;
    }
    assertThat(shared.passes).isEqualTo(most).isLessThan(all);
  }

  private static MixtureStart family(EventSample events, int components) {
    return Events.start(
        events,
        MixtureFamily.DEFAULT,
        new MixtureSettings(components, Initialisation.KMEANS_PLUS_PLUS, 2, 7, 300, 1e-7));
  }

  private static String text(MixtureFit fit) {
    return PosteriorText.text(fit.posterior());
  }

  private static final class CountingPass implements DataPass {
    private final DataPass pass;
    private int passes;

    CountingPass(DataPass pass) {
      this.pass = pass;
    }

    @Override
    public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
      passes++;
      return pass.run(posteriors, plans);
    }

    @Override
    public StrengthHistogram strengths() {
      return pass.strengths();
    }
  }
}
