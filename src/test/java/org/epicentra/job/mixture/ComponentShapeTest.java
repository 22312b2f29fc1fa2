package org.epicentra.job.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.weights.FixedWeights;
import org.junit.jupiter.api.Test;

class ComponentShapeTest {
  private static final double ERROR = 0.3;

  /** A posterior that no event has changed. */
  private static MixturePosterior posterior(CovarianceType covariance, double locationError) {
    MixturePrior prior =
        new MixturePrior(
            FixedWeights.of(new double[] {0.5, 0.5}),
            LocationError.of(covariance.prior(4, new double[2], 0.01), locationError),
            CountPrior.poisson(1, 0.1),
            null);
    return MixturePosterior.start(prior, new double[][] {{0, 0}, {10, 0}}, null);
  }

  @Test
  void aGivenWidthIsNoFloorWithALocationErrorEither() {
    for (double error : new double[] {0, ERROR}) {
      MixturePosterior posterior = posterior(CovarianceType.FIXED, error);
      ComponentShape shape = ComponentShape.of(posterior, new PlaneProjection(2), 1);
      assertThat(shape.thicknessAtFloor()).isFalse();
      assertThat(shape.axesKm()).containsExactly(0.5, 0.5); // 1/sqrt(4), of true locations
      // 95 % of a circular normal distribution lie within sqrt(-2 ln 0.05) standard deviations.
      double variance = 1 / 4.0 + 1 / 0.01 + error * error;
      assertThat(shape.eventEllipse95().semiAxes()[0])
          .isCloseTo(Math.sqrt(-2 * Math.log(0.05) * variance), within(1e-9));
      assertThat(PriorSummary.of(posterior.prior()).scaleKm()).isNull();
    }
  }

  @Test
  void aLearnedWidthThatNoEventHasWidenedIsAtItsFloor() {
    for (double error : new double[] {0, ERROR}) {
      MixturePosterior posterior = posterior(CovarianceType.FULL, error);
      assertThat(ComponentShape.of(posterior, new PlaneProjection(2), 1).thicknessAtFloor())
          .isTrue();
      assertThat(PriorSummary.of(posterior.prior()).scaleKm()).isEqualTo(0.5);
    }
  }
}
