package org.epicentra.mixture.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationScoresTest {
  /**
   * In the plane Gamma(df/2 + 1) / Gamma(df/2) = df/2, so that the density is (1 + d^2/df)^-(df/2 +
   * 1) / (2 pi s^2), however many degrees of freedom there are.
   */
  @ParameterizedTest
  @ValueSource(doubles = {3, 200, 1e5, 1e8, 1e12})
  void theDensityOfManyDegreesOfFreedomKeepsItsDigits(double df) {
    LocationPrior prior = CovarianceType.SPHERICAL.prior(1, new double[2], 0.01);
    double[][] shape = {{0.5 * df, 0.75 * df}}; // variance 1.5, of the centre 1.5/4
    LocationPosterior posterior =
        prior.of(new LocationParameters(new double[1][2], new double[] {4}, shape));
    LocationScores scores = new LocationScores(posterior);
    double[] x = {1.5, -2};
    double[] square = new double[1];
    scores.measure(x, new int[1], new double[1], square);
    double variance = 1.5 * (1 + 1 / 4.0);
    double expected =
        -Math.log(2 * Math.PI * variance) - (0.5 * df + 1) * Math.log1p(6.25 / variance / df);
    assertThat(scores.logDensity(0, square[0])).isCloseTo(expected, within(1e-13));
    assertThat(posterior.predictive(0).logProb(x)).isCloseTo(expected, within(1e-13));
  }
}
