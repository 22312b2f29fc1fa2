package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.FixedWeights;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final MixtureSettings SETTINGS =
      new MixtureSettings(
          2, MixtureSettings.DEFAULT_INIT, 1, 1, 20, 0, Acceleration.SQUAREM, Moves.NONE);

  /** Each pass adds as much to the first component, and next to nothing to the second. */
  private static MixtureStatistics pass(MixturePosterior posterior, int number) {
    MixtureStatistics sums = MixtureStatistics.of(posterior);
    double[] none = new double[2];
    double second = number * 0x1p540;
    sums.addComponent(0, 128 * number, none, 0, false);
    sums.locations().addSecond(0, new double[] {second, 0, second});
    sums.addComponent(1, number * number * 0x1p-500, none, 0, false);
    sums.addBlock(128, 128, posterior.totalDivergence() - 1000 + number); // so the bound rises
    return sums;
  }

  /** Steps so straight that the squared extrapolation of the second moments overflows. */
  @Test
  void anExtrapolationBeyondAllNumbersIsDropped() {
    MixturePrior prior =
        new MixturePrior(
            FixedWeights.of(new double[] {0.5, 0.5}),
            CovarianceType.FULL.prior(1, new double[2], 0.01),
            CountPrior.poisson(1, 1),
            null);
    MixturePosterior start = MixturePosterior.start(prior, new double[2][2], null);
    Restart restart = new Restart(0, start, SETTINGS, null, null);
    restart.take(pass(restart.posterior(), 1));
    for (int number = 2; number <= 3; number++) {
      restart.advance(10);
      restart.take(pass(restart.posterior(), number));
    }
    MixtureStatistics last = restart.statistics();
    restart.advance(10);
    MixturePosterior plain = prior.posterior(last.sums(), null, Double.NaN);
    assertThat(restart.posterior().locations().parameters().shapes()[0])
        .containsExactly(plain.locations().parameters().shapes()[0]);
    assertThat(restart.posterior().effectiveCount(0)).isEqualTo(3 * 128);
  }
}
