package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Scatter;
import org.epicentra.mixture.MixtureTruth.Strengths;
import org.epicentra.mixture.start.EventSample;
import org.junit.jupiter.api.Test;

/** Events of three elongated clusters and a background, fitted with too many components. */
class RecoveredTruthTest {
  private static final int ROWS = 6000;
  private static final double[] WEIGHTS = {0.40, 0.25, 0.20};
  private static final double SHARE = 0.15;
  private static final double DISPERSION = 2.5;

  private static final MixtureTruth TRUTH =
      new MixtureTruth(
          new double[] {0.40 / 0.85, 0.25 / 0.85, 0.20 / 0.85},
          new double[][] {{-20, 5}, {15, 20}, {20, -25}},
          Scatter.of(
              List.of(
                  SymmetricMatrix.of(2, new double[] {60, 40, 36}),
                  SymmetricMatrix.of(2, new double[] {9, -12, 49}),
                  SymmetricMatrix.of(2, new double[] {100, 6, 4}))),
          new Strengths(new double[] {8, 25, 3}, DISPERSION, false),
          new Noise(SHARE, Region.box(new double[] {-60, -60}, new double[] {60, 60}), 5));

  @Test
  void movesEndAtTheTruth() {
    EventSample events = Events.drawn(TRUTH.sampler(2), ROWS);
    MixtureSettings settings = MixtureSettings.defaults(12);
    MixtureStart start = Events.start(events, MixtureFamily.DEFAULT, settings);

    MixtureFit fit = Events.fit(events, start.starts(), settings);

    MixturePosterior q = fit.sortedByEffectiveCount().posterior();
    assertThat(q.components()).isEqualTo(3);
    assertThat(q.background().mean()).isCloseTo(SHARE, within(0.03));
    assertThat(q.counts().dispersion()).isCloseTo(DISPERSION, within(0.3));
    for (int k = 0; k < 3; k++) {
      assertThat(q.weight(k)).isCloseTo(WEIGHTS[k], within(0.02));
      assertThat(TRUTH.rates()[k]).isBetween(q.rateInterval95(k)[0], q.rateInterval95(k)[1]);
      assertClose(q.locations().covariance(k), TRUTH.scatter().covariances().get(k));
    }
  }

  /** Within 15 % along every direction: the eigenvalues of the one in the other's coordinates. */
  private static void assertClose(SymmetricMatrix found, SymmetricMatrix truth) {
    double trace = found.traceProduct(truth.inverse());
    double determinant = Math.exp(found.logDeterminant() - truth.logDeterminant());
    double root = Math.sqrt(Math.max(0, trace * trace / 4 - determinant));
    assertThat(trace / 2 + root).isLessThan(1.15);
    assertThat(trace / 2 - root).isGreaterThan(0.85);
  }
}
