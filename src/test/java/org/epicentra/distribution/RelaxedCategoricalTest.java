package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxedCategoricalTest {
  private static final double[] P = {0.1, 0.2, 0.5, 0.2};
  private static final Categorical CATEGORICAL = Categorical.of(P);
  private static final int DRAWS = 50_000;

  private static double[] noise(int i) {
    return RelaxedCategorical.of(CATEGORICAL, 1).noise(RandomStream.of(21, "gumbel", 0, i));
  }

  private static double chiSquare(long[] counts) {
    double statistic = 0;
    for (int k = 0; k < P.length; k++) {
      double expected = P[k] * DRAWS;
      statistic += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    return 1 - new ChiSquaredDistribution(null, P.length - 1).cumulativeProbability(statistic);
  }

  /** Chi-square at any temperature; fails for one seed in a million. */
  @Test
  void theGreatestEntryHasTheCategoricalDistribution() {
    long[] direct = new long[4];
    long[] maxima = new long[4];
    for (int i = 0; i < DRAWS; i++) {
      direct[(int) CATEGORICAL.sample(RandomStream.of(22, "direct", 0, i))]++;
      int k = CATEGORICAL.gumbelMax(noise(i));
      maxima[k]++;
      for (double temperature : new double[] {0.05, 1, 20}) {
        double[] y = RelaxedCategorical.of(CATEGORICAL, temperature).rsample(noise(i));
        assertThat(RelaxedCategorical.oneHot(y)[k]).isEqualTo(1);
      }
    }
    assertThat(chiSquare(direct)).isGreaterThan(1e-6);
    assertThat(chiSquare(maxima)).isGreaterThan(1e-6);
  }

  /** Taking probabilities for logits, a known mistake, gives another distribution: softmax(p). */
  @Test
  void logitsAreLogarithmsOfProbabilities() {
    double[] logs = {Math.log(1), Math.log(2), Math.log(5), Math.log(2)};
    Categorical same = Categorical.ofLogits(logs);
    Categorical mistaken = Categorical.ofLogits(P);
    for (int k = 0; k < 4; k++) {
      assertThat(same.probability(k)).isCloseTo(P[k], within(1e-15));
    }
    assertThat(mistaken.probability(2)).isCloseTo(0.3173, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 3})
  void byLogitsIsTheDerivativeOfTheDraw(double temperature) {
    double[] logits = {-0.3, 0.8, 1.9, 0};
    double[] byDraw = {1, -2, 0.5, 3};
    for (int i = 0; i < 30; i++) {
      double[] noise = noise(i);
      RelaxedCategorical distribution =
          RelaxedCategorical.of(Categorical.ofLogits(logits), temperature);
      double[] gradient = distribution.byLogits(distribution.rsample(noise), byDraw);
      for (int j = 0; j < 4; j++) {
        double step = 1e-5 * temperature;
        double difference =
            value(logits, j, step, temperature, noise, byDraw)
                - value(logits, j, -step, temperature, noise, byDraw);
        assertThat(gradient[j]).isCloseTo(difference / (2 * step), within(1e-7 / temperature));
      }
    }
  }

  private static double value(
      double[] logits, int j, double step, double temperature, double[] noise, double[] weights) {
    double[] moved = logits.clone();
    moved[j] += step;
    double[] y = RelaxedCategorical.of(Categorical.ofLogits(moved), temperature).rsample(noise);
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      sum += weights[k] * y[k];
    }
    return sum;
  }

  /** With two categories y_0 is the logistic function of (logit + logistic noise) / T. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5})
  void densityIntegratesToOneAndGivesTheMean(double temperature) {
    RelaxedCategorical distribution = RelaxedCategorical.of(Categorical.of(0.3, 0.7), temperature);
    double sum = 0;
    double mean = 0;
    double width = 0.005;
    double end = 40 / Math.min(1, temperature);
    for (double t = -end; t <= end; t += width) {
      double y = 1 / (1 + Math.exp(-t));
      double other = 1 / (1 + Math.exp(t));
      double mass = Math.exp(distribution.logProb(new double[] {y, other})) * y * other * width;
      sum += mass;
      mean += y * mass;
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
    double sampled = 0;
    for (int i = 0; i < DRAWS; i++) {
      sampled +=
          distribution.rsample(distribution.noise(RandomStream.of(23, "two", 0, i)))[0] / DRAWS;
    }
    // 5.3 standard errors of a number in [0, 1], whose deviation is at most 1/2.
    assertThat(sampled).isCloseTo(mean, within(5.3 * 0.5 / Math.sqrt(DRAWS) + 1e-4));
  }

  @Test
  void extremeTemperaturesStayOnTheSimplex() {
    for (double temperature : new double[] {1e-300, 1e-3, 1e3, 1e300}) {
      RelaxedCategorical distribution =
          RelaxedCategorical.of(Categorical.of(0, 1e-12, 1), temperature);
      double[] y = distribution.rsample(distribution.noise(RandomStream.of(24, "extreme", 0, 0)));
      assertThat(y[0]).isZero();
      assertThat(y[0] + y[1] + y[2]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void illegalArgumentsAreRefused() {
    RelaxedCategorical distribution = RelaxedCategorical.of(CATEGORICAL, 1);
    assertThatThrownBy(() -> RelaxedCategorical.of(CATEGORICAL, 0))
        .hasMessageContaining("temperature is");
    assertThatThrownBy(() -> RelaxedCategorical.of(CATEGORICAL, Double.NaN))
        .hasMessageContaining("temperature is NaN");
    for (double illegal : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> distribution.rsample(new double[] {0.5, 0.5, illegal, 0.5}))
          .hasMessage("noise is " + illegal + "; it must lie in (0, 1)");
    }
    assertThatThrownBy(() -> distribution.rsample(new double[2])).hasMessageContaining("length 2");
  }
}
