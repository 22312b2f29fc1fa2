package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.epicentra.BadInputException;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureStartTest {
  @ParameterizedTest
  @EnumSource
  void restartsDifferAndAreReproducible(Initialisation init) {
    EventSample events = Events.clumped(51, 200, 2);
    MixtureSettings settings = new MixtureSettings(6, init, 3, 9, 10, 0);
    List<MixturePosterior> starts = Events.start(events, settings).starts();
    assertThat(starts).hasSize(3);
    Set<List<Double>> chosen = new HashSet<>();
    for (int r = 0; r < 3; r++) {
      MixturePosterior again = Events.start(events, settings).starts().get(r);
      List<Double> x = new ArrayList<>();
      for (int k = 0; k < 6; k++) {
        assertThat(starts.get(r).mean(k)).isEqualTo(again.mean(k));
        x.add(again.mean(k, 0));
      }
      chosen.add(x);
    }
    assertThat(chosen).hasSize(3);
  }

  @Test
  void allRestartsShareThePriorOfTheBestSeeded() {
    EventSample events = Events.clumped(52, 200, 2);
    MixtureSettings settings = new MixtureSettings(6, Initialisation.RANDOM, 4, 9, 10, 0);
    MixtureStart start = Events.start(events, settings);
    double least = Double.POSITIVE_INFINITY;
    for (MixturePosterior q : start.starts()) {
      assertThat(q.prior()).isSameAs(start.prior());
      least = Math.min(least, meanSquare(events, q));
    }
    assertThat(start.prior().tau()).isCloseTo(2 / least, within(1e-9));
  }

  /** By trying every centre for every event. */
  private static double meanSquare(EventSample events, MixturePosterior q) {
    double sum = 0;
    double weightSum = 0;
    for (int n = 0; n < events.size(); n++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < q.components(); k++) {
        double squared = 0;
        for (int d = 0; d < q.dimension(); d++) {
          squared += Math.pow(events.location(n)[d] - q.mean(k, d), 2);
        }
        least = Math.min(least, squared);
      }
      sum += events.weights()[n] * least;
      weightSum += events.weights()[n];
    }
    return sum / weightSum;
  }

  @Test
  void plusPlusFindsClustersFarApart() {
    double[][] centres = new double[9][];
    double[] pi = new double[9];
    for (int k = 0; k < 9; k++) {
      centres[k] = new double[] {1000 * (k % 3), 1000 * (k / 3)};
      pi[k] = 1 / 9.0;
    }
    EventSample events =
        Events.drawn(MixtureSampler.ofTruth(pi, centres, 1, new double[9], 3), 2000);
    MixtureSettings settings = new MixtureSettings(9, Initialisation.KMEANS_PLUS_PLUS, 1, 4, 10, 0);
    MixtureStart start = Events.start(events, settings);
    // Every event within a cluster of unit variance: two per centre cannot be, since a second
    // centre in one cluster has a chance of about 2 / 500,000 at each draw.
    assertThat(meanSquare(events, start.starts().get(0))).isCloseTo(2, within(0.2));
  }

  @Test
  void aSampleOnTheCentresNeedsATau() {
    EventSample events =
        Events.of(new double[][] {{0, 0}, {1, 0}, {0, 1}}, new double[] {1, 1, 1}, null);
    assertThatThrownBy(() -> Events.start(events, MixtureSettings.plain(3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Give ‹tau› a number");
  }

  @Test
  void theUsersCentresGiveOneStart() {
    EventSample events = Events.clumped(53, 100, 2);
    InitialCentres file =
        new InitialCentres(new double[][] {{0, 0}, {50, 50}}, new double[] {3, 0});
    MixtureSettings settings = new MixtureSettings(2, Initialisation.KMEANS_PLUS_PLUS, 5, 9, 10, 0);
    MixtureStart start =
        MixtureStart.prepare(
            Events.profile(events), events, PriorSpecification.defaults(), settings, null, file);
    assertThat(start.starts()).hasSize(1);
    MixturePosterior q = start.starts().get(0);
    assertThat(q.mean(1)).containsExactly(50, 50);
    assertThat(q.meanPrecision(1)).isEqualTo(start.prior().rho());
    assertThat(q.rateShape(0)).isEqualTo(start.prior().alpha() + 3);
    assertThat(q.rateRate(0)).isEqualTo(start.prior().beta() + 1);
    assertThat(q.effectiveCount(0)).isZero();
  }

  @Test
  void refusesCentresThatDoNotFitAndNoEvents() {
    EventSample events = Events.clumped(54, 50, 2);
    assertRefused(events, new double[][] {{0, 0}}, null, "1 initial centres for 2 components");
    assertRefused(events, new double[][] {{0, 0}, {1, 1, 1}}, null, "2 finite coordinates");
    assertRefused(events, new double[][] {{0, 0}, {Double.NaN, 1}}, null, "Initial centre 1");
    assertRefused(
        events,
        new double[][] {{0, 0}, {1, 1}},
        new double[] {1, -1},
        "rate of component 1 is -1.0");
    EventSample none = new EventSample(2, new double[0], new double[0], new double[0]);
    assertThatThrownBy(() -> Events.start(none, MixtureSettings.plain(1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no events");
  }

  private static void assertRefused(
      EventSample events, double[][] centres, double[] rates, String message) {
    assertThatThrownBy(
            () ->
                MixtureStart.prepare(
                    Events.profile(events),
                    events,
                    PriorSpecification.defaults(),
                    MixtureSettings.plain(2),
                    null,
                    new InitialCentres(centres, rates)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
