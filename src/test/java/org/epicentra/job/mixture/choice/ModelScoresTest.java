package org.epicentra.job.mixture.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelScoresTest {
  /** Log densities of four events under three posteriors, of equal weights. */
  private static final double[][] LOGS = {
    {-3.0, -2.5, -2.0}, {-1.0, -1.5, -0.5}, {-8.0, -6.0, -6.5}, {-2.0, -2.0, -2.25}
  };

  /** Means and standard errors by their definitions, sqrt(sum (d - mean)^2) / n. */
  @Test
  void meansAndPairedStandardErrors() {
    ModelScores scores = new ModelScores(3);
    for (double[] logs : LOGS) {
      scores.add(logs, 1);
    }
    for (int i = 0; i < 3; i++) {
      for (int best = 0; best < 3; best++) {
        CandidateSummary.HeldOut summary = scores.summary(i, best);
        double[] own = new double[4];
        double[] behind = new double[4];
        for (int n = 0; n < 4; n++) {
          own[n] = LOGS[n][i];
          behind[n] = LOGS[n][i] - LOGS[n][best];
        }
        assertThat(summary.events()).isEqualTo(4);
        assertThat(summary.meanLogDensity()).isCloseTo(mean(own), within(1e-12));
        assertThat(summary.standardError()).isCloseTo(standardError(own), within(1e-12));
        assertThat(summary.difference()).isCloseTo(mean(behind), within(1e-12));
        assertThat(summary.differenceStandardError())
            .isCloseTo(standardError(behind), within(1e-12));
      }
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum()) / values.length;
  }

  /** An event of weight 3 counts as three in the mean. */
  @Test
  void weightsCount() {
    ModelScores scores = new ModelScores(2);
    scores.add(new double[] {-1, -2}, 3);
    scores.add(new double[] {-5, -4}, 1);
    assertThat(scores.mean(0)).isEqualTo(-2);
    assertThat(scores.mean(1)).isEqualTo(-2.5);
    assertThat(scores.summary(1, 0).difference()).isEqualTo(-0.5);
  }
}
