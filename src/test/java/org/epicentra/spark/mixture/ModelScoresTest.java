package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixtureScorer;
import org.junit.jupiter.api.Test;

class ModelScoresTest {
  /** Log densities of four events under three posteriors, of equal weights. */
  private static final double[][] LOGS = {
    {-3.0, -2.5, -2.0}, {-1.0, -1.5, -0.5}, {-8.0, -6.0, -6.5}, {-2.0, -2.0, -2.25}
  };

  /** Means and standard errors by their definitions, sqrt(sum (d - mean)^2) / n. */
  @Test
  void meansAndPairedStandardErrors() {
    ModelScores scores = new ModelScores(new MixtureScorer[3]);
    for (double[] logs : LOGS) {
      scores.add(logs, 1);
    }
    for (int i = 0; i < 3; i++) {
      double[] own = column(i);
      assertThat(scores.density(i).observations()).isEqualTo(4);
      assertThat(scores.density(i).mean()).isCloseTo(mean(own), within(1e-12));
      assertThat(scores.density(i).standardError()).isCloseTo(standardError(own), within(1e-12));
      for (int j = 0; j < i; j++) {
        double[] other = column(j);
        double[] ahead = new double[4];
        Arrays.setAll(ahead, n -> own[n] - other[n]);
        PairedGain gain = scores.gain(i, j);
        assertThat(gain.mean()).isCloseTo(mean(ahead), within(1e-12));
        assertThat(gain.standardError()).isCloseTo(standardError(ahead), within(1e-12));
      }
    }
  }

  private static double[] column(int i) {
    return Arrays.stream(LOGS).mapToDouble(logs -> logs[i]).toArray();
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
    ModelScores scores = new ModelScores(new MixtureScorer[2]);
    scores.add(new double[] {-1, -2}, 3);
    scores.add(new double[] {-5, -4}, 1);
    assertThat(scores.density(0).mean()).isEqualTo(-2);
    assertThat(scores.density(1).mean()).isEqualTo(-2.5);
    assertThat(scores.gain(1, 0).mean()).isEqualTo(-0.5);
  }
}
