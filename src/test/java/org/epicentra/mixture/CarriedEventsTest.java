package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.epicentra.BadInputException;
import org.epicentra.catalog.EventBlockBuilder;
import org.junit.jupiter.api.Test;

class CarriedEventsTest {
  private static final int COMPONENTS = 3;
  private static final MixturePrior PRIOR =
      new MixturePrior(
          new double[] {0.2, 0.3, 0.5},
          0.7,
          new MixturePrior.Centres(new double[] {1, -1}, 0.02),
          new MixturePrior.Rates(1.5, 0.1));

  private final Random random = new Random(4);
  private final DataPass earlier = events(200);
  private final DataPass later = events(90);

  private DataPass events(int count) {
    EventBlockBuilder builder = new EventBlockBuilder(2);
    for (int i = 0; i < count; i++) {
      int k = random.nextInt(COMPONENTS);
      double[] x = {4 * k + random.nextGaussian(), 3 * random.nextGaussian()};
      double strength = i % 7 == 0 ? Double.NaN : 5 * k + random.nextInt(6);
      builder.add(x, strength, 1 + i % 2);
    }
    return new InMemoryDataPass(List.of(builder.build()));
  }

  private static MixturePosterior start() {
    return MixturePosterior.start(PRIOR, new double[][] {{0, 1}, {4, 0}, {9, -1}}, null);
  }

  @Test
  void withoutForgettingAndWithFixedResponsibilitiesItIsTheBatchPosterior() {
    MixtureStatistics first = earlier.run(List.of(start())).get(0);
    MixtureStatistics second = later.run(List.of(start())).get(0);
    MixturePosterior yesterday = PRIOR.posterior(first.sums(), null, Double.NaN);

    CarriedEvents carried = new CarriedEvents(yesterday, 1);
    MixturePosterior today = PRIOR.posterior(second.sums().plus(carried.sums()), Double.NaN);

    MixtureStatistics all = MixtureStatistics.of(COMPONENTS, 2);
    all.merge(first);
    all.merge(second);
    MixturePosterior batch = PRIOR.posterior(all.sums(), null, Double.NaN);
    for (int k = 0; k < COMPONENTS; k++) {
      assertThat(today.mean(k)).containsExactly(batch.mean(k), within(1e-12));
      assertThat(today.meanPrecision(k)).isCloseTo(batch.meanPrecision(k), within(1e-11));
      assertThat(today.rateShape(k)).isCloseTo(batch.rateShape(k), within(1e-11));
      assertThat(today.rateRate(k)).isCloseTo(batch.rateRate(k), within(1e-12));
      assertThat(today.effectiveCount(k)).isCloseTo(batch.effectiveCount(k), within(1e-12));
    }
  }

  @Test
  void theStartIsTheEarlierPosteriorAndForgettingDiscountsItsEvents() {
    MixturePosterior yesterday = Textbook.updated(earlier.run(List.of(start())).get(0), PRIOR);
    MixturePosterior kept = new CarriedEvents(yesterday, 1).start();
    MixturePosterior half = new CarriedEvents(yesterday, 0.5).start();
    for (int k = 0; k < COMPONENTS; k++) {
      assertThat(kept.mean(k)).containsExactly(yesterday.mean(k), within(1e-12));
      assertThat(kept.rateShape(k)).isCloseTo(yesterday.rateShape(k), within(1e-12));
      // By (21): the prior's part stays, the events' part is halved.
      assertThat(half.meanPrecision(k))
          .isCloseTo(0.02 + 0.5 * (yesterday.meanPrecision(k) - 0.02), within(1e-12));
      assertThat(half.rateShape(k))
          .isCloseTo(1.5 + 0.5 * (yesterday.rateShape(k) - 1.5), within(1e-12));
      assertThat(half.rateRate(k))
          .isCloseTo(0.1 + 0.5 * (yesterday.rateRate(k) - 0.1), within(1e-12));
      assertThat(half.effectiveCount(k))
          .isCloseTo(0.5 * yesterday.effectiveCount(k), within(1e-12));
    }
  }

  @Test
  void theBoundTakesDivergencesFromTheCarriedPrior() {
    MixturePosterior yesterday = Textbook.updated(earlier.run(List.of(start())).get(0), PRIOR);
    CarriedEvents carried = new CarriedEvents(yesterday, 0.8);
    // At the carried prior both divergences of (22) vanish: what is left is the data term.
    double bound =
        later.run(List.of(carried.start())).get(0).elbo(carried.start())
            + carried.gain(carried.start());
    double data = later.run(List.of(carried.start())).get(0).logNormaliser();
    assertThat(bound).isCloseTo(data, within(1e-9 * Math.abs(data)));
  }

  @Test
  void theAscentRaisesTheBoundAndKeepsAllWeights() {
    MixturePosterior yesterday = Textbook.updated(earlier.run(List.of(start())).get(0), PRIOR);
    CarriedEvents carried = new CarriedEvents(yesterday, 0.9);
    MixtureFit fit =
        CoordinateAscent.fit(
            later,
            List.of(carried.start()),
            MixtureSettings.plain(COMPONENTS),
            carried,
            iteration -> {});
    double[] elbo = fit.elbo();
    for (int i = 1; i < elbo.length; i++) {
      assertThat(elbo[i]).isGreaterThanOrEqualTo(elbo[i - 1] - 1e-9 * Math.abs(elbo[i]));
    }
    assertThat(elbo[elbo.length - 1]).isGreaterThan(elbo[0]);
    // 200 and 90 events of weights 1 and 2 in turn: 0.9 * 300 + 135.
    double total = 0;
    for (int k = 0; k < COMPONENTS; k++) {
      total += fit.posterior().effectiveCount(k);
    }
    assertThat(total).isCloseTo(405, within(1e-9));
    assertThat(fit.finalStatistics().weightSum()).isCloseTo(135, within(1e-9));
    assertThat(fit.finalStatistics().rows()).isEqualTo(90);
  }

  @Test
  void forgettingIsAShareAboveZero() {
    MixturePosterior yesterday = Textbook.updated(earlier.run(List.of(start())).get(0), PRIOR);
    for (double wrong : new double[] {0, -0.1, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> new CarriedEvents(yesterday, wrong))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("‹forgetting› is " + wrong);
    }
  }
}
