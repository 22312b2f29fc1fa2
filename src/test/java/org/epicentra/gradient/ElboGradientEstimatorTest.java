package org.epicentra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;
import org.junit.jupiter.api.Test;

/**
 * In one dimension with q = Normal(mu, s^2) and a log-likelihood that makes p(x, z) proportional to
 * Normal(m, t^2), mean and variance of each estimator have closed forms: those of MODEL.md,
 * "Gradient estimators". Signs are those of the loss.
 */
class ElboGradientEstimatorTest {
  private static final int DRAWS = 100_000;
  private static final double MU = 0.7;
  private static final double S = 0.8;
  private static final double M = -0.4;
  private static final double T = 0.5;

  /** The estimates by mu and by log sigma^2 of many rows of one draw. */
  private static float[][] estimates(ElboGradientEstimator estimator, double m, double t) {
    float[] noise = new float[DRAWS];
    new RowNumbers(RandomStream.streamKey(3, "gradient", 0)).gaussian(0, 0, noise, 0, DRAWS);
    return estimates(estimator, m, t, noise, 1);
  }

  private static float[][] estimates(
      ElboGradientEstimator estimator, double m, double t, float[] noise, int samples) {
    int rows = noise.length / samples;
    float[] mean = new float[rows];
    float[] deviation = new float[rows];
    float[] z = new float[noise.length];
    float[] loss = new float[noise.length];
    java.util.Arrays.fill(mean, (float) MU);
    java.util.Arrays.fill(deviation, (float) S);
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) (MU + S * noise[i]);
      loss[i] = (float) (((z[i] - m) / (t * t) - z[i]) / samples);
    }
    float[][] by = new float[2][rows];
    double[] values = new double[noise.length];
    float[] weight = new float[noise.length];
    NormalDraws draws =
        new NormalDraws(rows, samples, 1, mean, deviation, noise, z, values, weight, loss);
    draws.weigh(false);
    estimator.gradient(draws, by[0], by[1]);
    return by;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  private static List<ElboGradientEstimator> all() {
    return List.of(
        Estimator.ANALYTIC.create(),
        Estimator.TOTAL.create(),
        Estimator.PATH.create(),
        Estimator.CONTROL.create(0.5));
  }

  /** By mu, (mu - m) / t^2; by log s^2, (s^2 / t^2 - 1) / 2. Five standard errors. */
  @Test
  void everyEstimatorHasTheGradientAsItsMean() {
    for (ElboGradientEstimator estimator : all()) {
      float[][] by = estimates(estimator, M, T);
      double[] expected = {(MU - M) / (T * T), (S * S / (T * T) - 1) / 2};
      for (int i = 0; i < 2; i++) {
        double error = Math.sqrt(variance(by[i]) / DRAWS);
        assertThat(mean(by[i]))
            .as(estimator.kind().label())
            .isCloseTo(expected[i], within(5 * error + 1e-4));
      }
    }
  }

  /** By mu, s^2 (c / s^2 - 1 / t^2)^2; five standard errors of a sample variance. */
  @Test
  void theirVariancesAreThoseOfTheClosedForm() {
    for (double c : new double[] {0, 0.5, 1, S * S / (T * T)}) {
      float[][] by = estimates(Estimator.CONTROL.create(c), M, T);
      double expected = S * S * Math.pow(c / (S * S) - 1 / (T * T), 2);
      assertThat(variance(by[0]))
          .isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / DRAWS) + 1e-9));
    }
  }

  @Test
  void thePathDerivativeIsZeroWhereQIsThePosterior() {
    float[][] path = estimates(Estimator.PATH.create(), MU, S);
    float[][] total = estimates(Estimator.TOTAL.create(), MU, S);
    for (int i = 0; i < DRAWS; i++) {
      assertThat(path[0][i]).isCloseTo(0, within(5e-6f));
      assertThat(path[1][i]).isCloseTo(0, within(5e-6f));
    }
    assertThat(variance(total[0])).isCloseTo(1 / (S * S), within(0.05));
  }

  @Test
  void drawsOfARowAreAveraged() {
    float[] noise = {0.5f, -1.5f, 0.25f, 2, 0, 0.75f};
    for (ElboGradientEstimator estimator : all()) {
      float[][] each = estimates(estimator, M, T, noise, 1);
      float[][] averaged = estimates(estimator, M, T, noise, 3);
      for (int i = 0; i < 2; i++) {
        for (int row = 0; row < 2; row++) {
          float sum = each[i][3 * row] + each[i][3 * row + 1] + each[i][3 * row + 2];
          assertThat(averaged[i][row]).isCloseTo(sum / 3, within(1e-5f));
        }
      }
    }
  }
}
