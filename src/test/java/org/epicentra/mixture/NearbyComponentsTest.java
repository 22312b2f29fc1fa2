package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.mixture.counts.CountScores;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationScores;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That components are left out of scores, and that no bit of a score changes by it. */
class NearbyComponentsTest {
  private static final int COMPONENTS = 60;

  static Stream<Arguments> shapes() {
    List<Arguments> all = new ArrayList<>();
    for (CovarianceType covariance : CovarianceType.values()) {
      for (int dimension = 2; dimension <= 3; dimension++) {
        for (boolean background : new boolean[] {false, true}) {
          CountType counts = background ? CountType.NEGATIVE_BINOMIAL : CountType.POISSON;
          all.add(Arguments.of(covariance, dimension, background, counts));
        }
      }
    }
    return all.stream();
  }

  /**
   * A new scorer has seen no event and takes all components; the other one has seen them all, three
   * times. Some events lie far off, and some strengths are large.
   */
  @ParameterizedTest
  @MethodSource("shapes")
  void whatAScorerHasLearntChangesNoBit(
      CovarianceType covariance, int dimension, boolean background, CountType counts) {
    EventSample events = Events.clumped(5, 4000, dimension);
    MixturePosterior q = fitted(events, covariance, background, counts);
    MixtureScorer learnt = new MixtureScorer(q);
    for (int turn = 0; turn < 3; turn++) {
      for (int n = 0; n < events.size(); n++) {
        learnt.logDensity(events.location(n), events.strengths()[n]);
        learnt.logDensity(events.location(n), Double.NaN);
      }
    }
    double[] expected = new double[COMPONENTS];
    double[] actual = new double[COMPONENTS];
    for (int n = 0; n < 300; n++) {
      double[] x = events.location(n);
      x[0] += n % 50 == 0 ? 200 : 0;
      double strength = strength(events.strengths()[n], n);
      MixtureScorer fresh = new MixtureScorer(q);
      assertThat(learnt.score(x, strength, actual)).isEqualTo(fresh.score(x, strength, expected));
      assertThat(actual).isEqualTo(expected);
      assertThat(learnt.component()).isEqualTo(fresh.component());
      assertThat(learnt.probability()).isEqualTo(fresh.probability());
      assertThat(learnt.entropy()).isEqualTo(fresh.entropy());
      assertThat(learnt.background()).isEqualTo(fresh.background());
      assertThat(learnt.logDensity(x, strength)).isEqualTo(fresh.logDensity(x, strength));
      assertThat(learnt.logNormaliser()).isEqualTo(fresh.logNormaliser());
    }
  }

  /** Some are large, unknown or 0. */
  private static double strength(double own, int n) {
    return switch (n % 7) {
      case 0 -> 900 * own;
      case 1 -> 1e9;
      case 2 -> Double.NaN;
      case 3 -> 0;
      default -> own;
    };
  }

  /** Clumps lie 30 km apart, and are some km wide: most components are of other clumps. */
  @Test
  void mostComponentsAreLeftOut() {
    EventSample events = Events.clumped(5, 4000, 2);
    MixturePosterior q = fitted(events, CovarianceType.FULL, false, CountType.POISSON);
    double[] logWeights = Arrays.stream(q.predictiveWeights()).map(Math::log).toArray();
    double[] constants = new double[COMPONENTS];
    LocationScores locations = new LocationScores(q.locations());
    for (int k = 0; k < COMPONENTS; k++) {
      constants[k] = q.expectedLogWeight(k) + locations.expectedConstant(k);
    }
    NearbyComponents nearby =
        new NearbyComponents(locations, new CountScores(q.counts()), constants, logWeights);
    double sum = 0;
    for (int turn = 0; turn < 3; turn++) {
      sum = 0;
      for (int n = 0; n < events.size(); n++) {
        sum += nearby.at(events.location(n), events.strengths()[n]).length;
      }
    }
    assertThat(sum / events.size()).isLessThan(0.6 * COMPONENTS);
  }

  private static MixturePosterior fitted(
      EventSample events, CovarianceType covariance, boolean background, CountType counts) {
    MixtureFamily family =
        new MixtureFamily(
            covariance,
            WeightType.DIRICHLET,
            null,
            counts,
            counts == CountType.POISSON ? null : 2.5,
            false,
            background,
            null,
            0);
    MixtureStart start =
        MixtureStart.prepare(
            Events.profile(events),
            events,
            PriorSpecification.defaults(family),
            MixtureSettings.plain(COMPONENTS),
            null,
            null);
    return start.starts().get(0);
  }
}
