package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.distribution.Gamma;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;

/**
 * Fits of events drawn from the model.
 *
 * <p>What mean field loses: it holds the labels independent of the parameters, so q(mu_k) and
 * q(lambda_k) do not feel that events of overlapping components might change sides. Where clusters
 * lie many standard deviations apart that costs nothing, and the 95 % intervals cover 95 %. Where
 * they overlap the intervals are too short, as the last test shows.
 */
class SimulatedTruthTest {
  private static final double TAU = 0.25;
  private static final double ALPHA = 4;
  private static final double BETA = 0.4;
  private static final int SIMULATIONS = 200;

  @Test
  void recoversCentresRatesAndShares() {
    double[] pi = {0.4, 0.3, 0.2, 0.1};
    double[][] centres = {{0, 0}, {20, 5}, {-10, 15}, {5, -25}};
    double[] rates = {3, 12, 30, 8};
    EventSample events = Events.drawn(MixtureSampler.ofTruth(pi, centres, TAU, rates, 1), 4000);
    MixturePosterior q =
        Events.fit(
                events, new MixtureSettings(4, Initialisation.KMEANS_PLUS_PLUS, 5, 2, 200, 1e-10))
            .sortedByEffectiveCount()
            .posterior();
    for (int k = 0; k < 4; k++) {
      // Standard errors: 2 / sqrt(n) for a coordinate, sqrt(rate / n) for a rate; 5 of them.
      double n = 4000 * pi[k];
      assertThat(q.mean(k)).containsExactly(centres[k], within(5 * 2 / Math.sqrt(n)));
      assertThat(q.rate(k)).isCloseTo(rates[k], within(5 * Math.sqrt(rates[k] / n)));
      assertThat(q.effectiveCount(k)).isCloseTo(n, within(5 * Math.sqrt(n * (1 - pi[k]))));
    }
  }

  /**
   * Rates drawn from the prior, centres 15 sigma apart: 600 intervals and 600 circles. Each count
   * is Binomial(600, 0.95), mean 570, standard deviation 5.3; a miss by 5 of them, 27, has
   * probability 1e-6.
   */
  @Test
  void intervalsOfSeparatedClustersCoverAsStated() {
    int[] covered = coverage(30);
    assertThat(covered[0]).isBetween(570 - 27, 570 + 27);
    assertThat(covered[1]).isBetween(570 - 27, 570 + 27);
  }

  /** Centres 1.5 sigma apart: fewer than 80 % of the circles hold their centre. */
  @Test
  void intervalsOfOverlappingClustersAreTooShort() {
    assertThat(coverage(3)[1]).isLessThan((int) (0.80 * 3 * SIMULATIONS));
  }

  /** How many of the rates' intervals and of the centres' circles hold the truth. */
  private static int[] coverage(double spacing) {
    int[] covered = new int[2];
    double[] pi = {0.5, 0.3, 0.2};
    double[][] centres = {{0, 0}, {spacing, 0}, {0, spacing}};
    MixturePrior prior =
        new MixturePrior(
            pi,
            TAU,
            new MixturePrior.Centres(new double[2], 1e-4),
            new MixturePrior.Rates(ALPHA, BETA));
    for (int i = 0; i < SIMULATIONS; i++) {
      double[] rates = new double[3];
      for (int k = 0; k < 3; k++) {
        rates[k] = Gamma.of(ALPHA, BETA).sample(RandomStream.of(17, "rates", i, k));
      }
      EventSample events = Events.drawn(MixtureSampler.ofTruth(pi, centres, TAU, rates, i), 150);
      MixtureSettings settings =
          new MixtureSettings(3, Initialisation.KMEANS_PLUS_PLUS, 1, 1, 40, 1e-9);
      MixturePosterior start = MixturePosterior.start(prior, centres, rates);
      MixturePosterior q = Events.fit(events, List.of(start), settings).posterior();
      for (int k = 0; k < 3; k++) {
        double[] interval = q.rateInterval95(k);
        covered[0] += interval[0] <= rates[k] && rates[k] <= interval[1] ? 1 : 0;
        double distance = Math.hypot(q.mean(k, 0) - centres[k][0], q.mean(k, 1) - centres[k][1]);
        covered[1] += distance <= q.radius95(k) ? 1 : 0;
      }
    }
    return covered;
  }
}
