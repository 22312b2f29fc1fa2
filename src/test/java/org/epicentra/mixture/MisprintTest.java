package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.distribution.DiagonalNormal;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The source text prints two formulas wrongly (docs/MODEL.md, the section on misprints). These
 * tests show what the printed forms do.
 */
class MisprintTest {
  /**
   * The printed update of q(mu_k) has a factor N, the number of events, and sums without
   * responsibilities. It can be read in two ways; both are tried.
   */
  enum Reading {
    /** rho* = rho + N tau and m* = (rho nu + tau sum_n x_n) / rho*: every event counts fully. */
    UNWEIGHTED_SUMS,
    /** rho* = rho + N tau R_k and m* = (rho nu + N tau X_k) / rho*: a factor N too much. */
    N_TIMES_THE_SUMS
  }

  @ParameterizedTest
  @EnumSource
  void thePrintedUpdateOfTheCentresBreaksTheBound(Reading reading) {
    EventSample events = Events.clumped(21, 150, 2);
    MixtureSettings settings =
        new MixtureSettings(4, Initialisation.KMEANS_PLUS_PLUS, 1, 1, 2000, 1e-13);
    MixtureFit fit = Events.fit(events, settings);
    MixturePosterior optimum = fit.posterior();
    double best = fit.elbo()[fit.iterations()];
    MixtureStatistics sums = fit.finalStatistics();

    MixturePosterior right = optimum.prior().posterior(sums.sums(), null, Double.NaN);
    assertThat(Events.pass(events, right).elbo(right)).isCloseTo(best, within(1e-8));

    MixturePosterior printed = printed(reading, events.size(), sums, right);
    assertThat(Events.pass(events, printed).elbo(printed)).isLessThan(best - 1);
  }

  /** The right posterior but for q(mu_k), which is as printed. */
  private static MixturePosterior printed(
      Reading reading, int n, MixtureStatistics sums, MixturePosterior right) {
    MixturePrior p = right.prior();
    int components = right.components();
    int dimension = right.dimension();
    double[] means = new double[components * dimension];
    double[] precisions = new double[components];
    double[] shapes = new double[components];
    double[] rates = new double[components];
    for (int k = 0; k < components; k++) {
      boolean unweighted = reading == Reading.UNWEIGHTED_SUMS;
      precisions[k] = p.rho() + p.tau() * n * (unweighted ? 1 : sums.effectiveCount(k));
      for (int d = 0; d < dimension; d++) {
        double sum = unweighted ? totalLocation(sums, d) : n * sums.locations().first(k, d);
        means[k * dimension + d] = (p.rho() * p.nu()[d] + p.tau() * sum) / precisions[k];
      }
      shapes[k] = right.rateShape(k);
      rates[k] = right.rateRate(k);
    }
    return Textbook.posterior(
        p, means, precisions, new double[][] {shapes, rates}, new double[components]);
  }

  private static double totalLocation(MixtureStatistics sums, int d) {
    double total = 0;
    for (int k = 0; k < sums.components(); k++) {
      total += sums.locations().first(k, d);
    }
    return total;
  }

  /**
   * E[mu' mu] = D/rho + m'm by Monte Carlo; printed is 1/rho + m'm. With 100,000 draws the standard
   * error of the mean is measured, and 5 of them fail for one seed in a million.
   */
  @Test
  void theExpectedSquareOfACentreCountsEveryAxis() {
    DiagonalNormal law = DiagonalNormal.isotropic(new double[] {0.5, -1, 0.25}, 2);
    int draws = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double square = 0;
      for (double coordinate : law.sample(RandomStream.of(3, "centre", 0, i))) {
        square += coordinate * coordinate;
      }
      sum += square;
      squares += square * square;
    }
    double mean = sum / draws;
    double error = Math.sqrt((squares / draws - mean * mean) / draws);
    double meanSquare = 0.25 + 1 + 0.0625;
    assertThat(mean).isCloseTo(3 / 2.0 + meanSquare, within(5 * error));
    assertThat(Math.abs(mean - (1 / 2.0 + meanSquare))).isGreaterThan(100 * error);
  }
}
