package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.epicentra.BadInputException;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.start.Initialisation;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound never falls, whatever the options; the ascent itself checks it in each iteration. */
class BoundPropertyTest {
  @Property(tries = 150)
  void theBoundNeverFalls(
      @ForAll CovarianceType covariance,
      @ForAll WeightType weights,
      @ForAll CountType counts,
      @ForAll Acceleration acceleration,
      @ForAll Moves moves,
      @ForAll @IntRange(min = 0, max = 63) int flags,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    boolean truncated = (flags & 1) > 0;
    EventSample events = events(seed, (flags & 2) > 0 ? 3 : 2, truncated);
    MixtureFamily family =
        new MixtureFamily(
            covariance,
            weights,
            null,
            counts,
            counts == CountType.POISSON || (flags & 4) > 0 ? null : 1.5,
            truncated,
            (flags & 8) > 0,
            null,
            (flags & 16) > 0 ? 2.5 : 0);
    MixtureSettings settings =
        new MixtureSettings(
            6, Initialisation.KMEANS_PLUS_PLUS, 2, seed, 40, 1e-9, acceleration, moves);
    MixtureFit fit = fit(events, family, settings);
    double[] elbo = fit.elbo();
    for (int i = 1; i < elbo.length; i++) {
      assertThat(elbo[i]).isGreaterThanOrEqualTo(elbo[i - 1] - 1e-9 * Math.abs(elbo[i]));
    }
    double total = fit.finalStatistics().background();
    for (int k = 0; k < fit.posterior().components(); k++) {
      total += fit.finalStatistics().effectiveCount(k);
    }
    assertThat(total).isCloseTo(fit.finalStatistics().weightSum(), within(1e-9 * total));
  }

  /** In these a new common width, of the merged sums, would lower the bound, by up to 9 nats. */
  @ParameterizedTest
  @ValueSource(longs = {5, 33, 34, 39, 58, 67})
  void aMergeKeepsTheCommonWidthUnderALocationError(long seed) {
    MixtureFamily family =
        new MixtureFamily(
            CovarianceType.SHARED,
            WeightType.DIRICHLET,
            null,
            CountType.NEGATIVE_BINOMIAL,
            1.5,
            false,
            false,
            null,
            8);
    MixtureSettings settings =
        new MixtureSettings(
            12,
            Initialisation.KMEANS_PLUS_PLUS,
            1,
            seed,
            80,
            1e-7,
            Acceleration.NONE,
            Moves.DELETE_MERGE);
    MixtureFit fit = fit(Events.clumped(seed, 150, 2), family, settings); // checks its bounds
    assertThat(fit.restarts().get(0).merges()).isPositive();
  }

  @Example
  void aStrengthOfZeroIsRefusedWhereItCannotBe() {
    MixtureFamily family =
        new MixtureFamily(
            CovarianceType.FULL,
            WeightType.DIRICHLET,
            null,
            CountType.POISSON,
            null,
            true,
            true,
            null,
            0);
    EventSample events = events(3, 2, false);
    assertThatThrownBy(() -> fit(events, family, MixtureSettings.plain(3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹zeroTruncated› says that no strength is 0");
  }

  /** A centre that no event is nearest to stays where it was put. */
  @Example
  void aGivenCentreWithoutEventsIsKept() {
    EventSample events = events(4, 2, false);
    double[][] centres = {{50, 50}, {900, -700}};
    MixturePosterior start =
        MixtureStart.prepare(
                Events.profile(events),
                events,
                PriorSpecification.defaults(MixtureFamily.DEFAULT),
                MixtureSettings.plain(2),
                new StrengthHistogram(),
                new InitialCentres(centres, null))
            .starts()
            .get(0);
    assertThat(start.mean(1, 0)).isGreaterThan(150);
    assertThat(start.mean(1, 1)).isLessThan(-100);
  }

  /** Without zeros where they are truncated. */
  private static EventSample events(long seed, int dimension, boolean truncated) {
    EventSample events = Events.clumped(seed, 150, dimension);
    for (int n = 0; n < events.size() && truncated; n++) {
      events.strengths()[n] += 1;
    }
    return events;
  }

  static MixtureFit fit(EventSample events, MixtureFamily family, MixtureSettings settings) {
    return Events.fit(events, Events.start(events, family, settings).starts(), settings);
  }
}
