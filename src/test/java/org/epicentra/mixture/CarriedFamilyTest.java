package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.locations.LocationParameters;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events carried along, for every model of the family. */
class CarriedFamilyTest {
  static List<String> names() {
    return FamilyCase.NAMES;
  }

  /** The events of odd or of even numbers. */
  private static EventSample half(EventSample events, int from) {
    List<double[]> x = new ArrayList<>();
    List<Double> s = new ArrayList<>();
    List<Double> w = new ArrayList<>();
    for (int n = from; n < events.size(); n += 2) {
      x.add(events.location(n));
      s.add(events.strengths()[n]);
      w.add(events.weights()[n]);
    }
    return Events.of(
        x.toArray(double[][]::new),
        s.stream().mapToDouble(Double::doubleValue).toArray(),
        w.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The dispersion is found within about 1e-8, and all that hangs on it likewise. */
  private static double tolerance(FamilyCase c) {
    return c.prior().counts().learnsDispersion() ? 1e-7 : 1e-9;
  }

  @ParameterizedTest
  @MethodSource("names")
  void withFixedResponsibilitiesItIsTheBatchPosterior(String name) {
    FamilyCase c = FamilyCase.read(name);
    MixturePosterior q = c.fitted(2);
    MixtureSums first = q.completed(Events.pass(half(c.events(), 0), q).sums());
    MixtureSums second = q.completed(Events.pass(half(c.events(), 1), q).sums());
    StrengthHistogram early = Events.strengths(half(c.events(), 0));
    StrengthHistogram late = Events.strengths(half(c.events(), 1));
    double r = q.counts().dispersion();
    MixturePosterior yesterday = c.prior().posterior(first, early, r).withStrengths(early);

    CarriedEvents carried = new CarriedEvents(yesterday, 1);
    MixturePosterior today =
        c.prior().posterior(second.plus(carried.sums()), carried.strengthsWith(late), r);
    MixturePosterior batch = c.prior().posterior(second.plus(first), c.strengths(), r);

    same(today, batch, tolerance(c));
    close(today.counts().dispersion(), batch.counts().dispersion(), tolerance(c));
    double bound = Events.pass(c.events(), batch).elbo(batch);
    close(Events.pass(c.events(), today).elbo(today), bound, tolerance(c));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theStartIsTheEarlierPosterior(String name) {
    FamilyCase c = FamilyCase.read(name);
    MixturePosterior yesterday = c.fitted(4);
    MixturePosterior start = new CarriedEvents(yesterday, 1).start();
    same(start, yesterday, 1e-9);
    assertThat(start.counts().dispersion()).isEqualTo(yesterday.counts().dispersion());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theBoundOfAnIncrementalAscentNeverFalls(String name) {
    FamilyCase c = FamilyCase.read(name);
    EventSample late = half(c.events(), 1);
    MixturePosterior yesterday =
        Events.fit(half(c.events(), 0), List.of(c.start()), settings(10, Acceleration.NONE))
            .posterior();
    for (Acceleration acceleration : Acceleration.values()) {
      for (double forgetting : new double[] {1, 0.7}) {
        CarriedEvents carried = new CarriedEvents(yesterday, forgetting);
        MixtureFit fit =
            CoordinateAscent.fit(
                Events.blockPass(late, 2),
                List.of(carried.start()),
                settings(40, acceleration),
                carried,
                iteration -> {});
        double[] bound = fit.elbo();
        // Eq. (22) at the carried prior: no divergences, the data term alone is left.
        double data = Events.pass(late, carried.start()).elbo(carried.start());
        double divergence = carried.start().totalDivergence();
        assertThat(bound[0]).isCloseTo(data + divergence, within(1e-8 * Math.abs(data)));
        for (int i = 1; i < bound.length; i++) {
          assertThat(bound[i]).isGreaterThanOrEqualTo(bound[i - 1] - 1e-9 * Math.abs(bound[i]));
        }
        assertThat(bound[bound.length - 1]).isGreaterThan(bound[0]);
        weightIsKept(fit, yesterday, forgetting, late);
      }
    }
  }

  /** Each event, and what is left of each earlier one, is in a component or the background. */
  private static void weightIsKept(
      MixtureFit fit, MixturePosterior yesterday, double forgetting, EventSample late) {
    double expected = forgetting * weight(yesterday);
    for (double w : late.weights()) {
      expected += w;
    }
    assertThat(weight(fit.posterior())).isCloseTo(expected, within(1e-9 * expected));
  }

  private static double weight(MixturePosterior posterior) {
    double sum = posterior.background() == null ? 0 : posterior.background().effectiveCount();
    for (int k = 0; k < posterior.components(); k++) {
      sum += posterior.effectiveCount(k);
    }
    return sum;
  }

  private static MixtureSettings settings(int iterations, Acceleration acceleration) {
    return new MixtureSettings(
        1, MixtureSettings.DEFAULT_INIT, 1, 1, iterations, 0, acceleration, Moves.NONE);
  }

  private static void same(MixturePosterior one, MixturePosterior other, double tolerance) {
    LocationParameters locations = one.locations().parameters();
    LocationParameters others = other.locations().parameters();
    for (int k = 0; k < one.components(); k++) {
      for (int d = 0; d < one.dimension(); d++) {
        assertThat(one.mean(k, d)).isCloseTo(other.mean(k, d), within(tolerance * one.width(k)));
      }
      close(locations.precisions()[k], others.precisions()[k], tolerance);
      close(one.effectiveCount(k), other.effectiveCount(k), tolerance);
      close(one.weight(k), other.weight(k), tolerance);
    }
    for (int k = 0; k < one.classes(); k++) {
      close(one.rateShape(k), other.rateShape(k), tolerance);
      close(one.rateRate(k), other.rateRate(k), tolerance);
    }
    for (int i = 0; i < locations.shapes().length; i++) {
      double size = 0;
      for (double value : others.shapes()[i]) {
        size = Math.max(size, Math.abs(value));
      }
      assertThat(locations.shapes()[i])
          .containsExactly(others.shapes()[i], within(tolerance * size));
    }
    if (other.background() != null) {
      close(one.background().mean(), other.background().mean(), tolerance);
    }
  }

  private static void close(double one, double other, double tolerance) {
    assertThat(one).isCloseTo(other, within(tolerance * Math.abs(other)));
  }
}
