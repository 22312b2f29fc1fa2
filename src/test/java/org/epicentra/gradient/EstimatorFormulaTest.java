package org.epicentra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Estimates from given draws: two rows of three draws in two coordinates. The numbers are NumPy's,
 * from the formulas of docs/GRADIENTS.md; those of variances are its means over four million draws.
 */
class EstimatorFormulaTest {
  private static final Offset<Float> ROUNDING = within(3e-6f);
  private static final float[] MEAN = {0.3f, -0.2f, 1, 0.5f};
  private static final float[] DEVIATION = {0.8f, 1.5f, 0.6f, 0.9f};
  private static final float[] NOISE = {
    0.5f, -1.5f, 0.25f, 2, 0, 0.75f, -0.6f, 0.4f, 1.1f, -0.3f, 0.2f, -1
  };
  private static final double[] LOG_LIKELIHOOD = {-1.2, -0.4, 0.3, 0.1, -2, 0.7};
  private static final float[] SLOPE = {
    0.7f, -0.2f, -0.5f, 1.1f, 0.3f, 0.4f, 1.5f, -0.8f, 0.2f, 0.6f, -1, 0.9f
  };

  private static NormalDraws draws(boolean importance) {
    float[] z = new float[12];
    for (int i = 0; i < 12; i++) {
      int at = 2 * (i / 6) + i % 2;
      z[i] = MEAN[at] + DEVIATION[at] * NOISE[i];
    }
    float[] loss = new float[12];
    NormalDraws draws =
        new NormalDraws(2, 3, 2, MEAN, DEVIATION, NOISE, z, LOG_LIKELIHOOD, new float[6], loss);
    double bound = draws.weigh(importance);
    if (importance) {
      assertThat(bound).isCloseTo(-1.479656490862695, within(1e-6));
    }
    for (int i = 0; i < 12; i++) {
      loss[i] = draws.weight()[i / 2] * SLOPE[i];
    }
    return draws;
  }

  private static void assertGradient(
      ElboGradientEstimator estimator, NormalDraws draws, float[] byMean, float[] byLogVariance) {
    float[] mean = {9, 9, 9, 9};
    float[] logVariance = {9, 9, 9, 9};
    estimator.gradient(draws, mean, logVariance);
    assertThat(mean).containsExactly(byMean, ROUNDING);
    assertThat(logVariance).containsExactly(byLogVariance, ROUNDING);
  }

  @Test
  void logRatios() {
    NormalDraws draws = draws(false);
    assertThat(draws.logRatio(0, 0)).isCloseTo(-3.01392844, within(1e-6));
    assertThat(draws.logRatio(0, 2)).isCloseTo(0.29075906, within(1e-6));
    assertThat(draws.logRatio(1, 1)).isCloseTo(-3.37043614, within(1e-6));
    assertThat(draws.weight()).containsOnly(1 / 3f);
  }

  @Test
  void importanceWeights() {
    assertThat(draws(true).weight())
        .containsExactly(
            new float[] {
              0.03286559f, 0.07187484f, 0.89525958f, 0.31760284f, 0.02505696f, 0.65734019f
            },
            ROUNDING);
  }

  /** The baseline of a draw is the mean of the other two. */
  @Test
  void scoreFunction() {
    assertGradient(
        Estimator.SCORE.create(),
        draws(false),
        new float[] {0.51635742f, -0.78017361f, 1.85439722f, 0.28287778f},
        new float[] {0.09421061f, 1.07310872f, 0.51782658f, -0.31348392f});
  }

  @Test
  void doublyReparameterised() {
    assertGradient(
        Estimator.DREG.create(),
        draws(true),
        new float[] {0.48011657f, 0.67270615f, 0.22457295f, 0.65810577f},
        new float[] {5.98554e-06f, 0.39383541f, -0.06253791f, -0.32034861f});
  }

  /** First the path derivative; then with the coefficients fitted to the draws before. */
  @Test
  void fittedControl() {
    ElboGradientEstimator fitted = Estimator.FITTED.create();
    assertGradient(
        fitted,
        draws(false),
        new float[] {0.35416667f, 0.58055556f, 0.98444444f, 0.79666667f},
        new float[] {0.04125f, 2.05677083f, -0.18973333f, -0.31708333f});
    assertGradient(
        fitted,
        draws(false),
        new float[] {0.52901683f, 0.38998424f, 1.20203576f, 1.02535224f},
        new float[] {0.10906135f, 0.62245287f, -0.15466067f, 0.34129212f});
  }

  private static final GaussianProblem CORRELATED = new GaussianProblem(3, 0.7, 0.4, 0.25, 0.6);

  @Test
  void theCorrelatedProblem() {
    assertThat(CORRELATED.diagonal()).isCloseTo(2.645502645502646, within(1e-13));
    assertThat(CORRELATED.offDiagonal()).isCloseTo(-0.7558578987150418, within(1e-13));
    assertThat(CORRELATED.rowSum()).isCloseTo(1.1337868480725626, within(1e-13));
    assertThat(CORRELATED.logDeterminant()).isCloseTo(2.573914246262257, within(1e-13));
    assertThat(CORRELATED.crossover()).isCloseTo(0.43474130238568315, within(1e-14));
  }

  /** Five standard errors of NumPy's means. */
  @Test
  void theScoreFunctionsVarianceOnIt() {
    GaussianOracle one = new GaussianOracle(CORRELATED, 1);
    assertThat(one.varianceByMean(Estimator.SCORE, 0).getAsDouble())
        .isCloseTo(5.7821, within(0.06));
    assertThat(one.varianceByLogVariance(Estimator.SCORE, 0).getAsDouble())
        .isCloseTo(1.5848, within(0.02));
    GaussianOracle four = new GaussianOracle(CORRELATED, 4);
    assertThat(four.varianceByMean(Estimator.SCORE, 0).getAsDouble())
        .isCloseTo(1.5735, within(0.015));
    assertThat(four.varianceByLogVariance(Estimator.SCORE, 0).getAsDouble())
        .isCloseTo(0.4265, within(0.014));
  }
}
