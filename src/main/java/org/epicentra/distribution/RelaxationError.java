package org.epicentra.distribution;

import java.util.Arrays;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;

/**
 * What a {@link RelaxedCategorical} of one temperature costs and gains: how far its draws and the
 * gradient through them are from those of the categorical law, and how much they scatter.
 *
 * <p>The gradient is that of E[n^2] by the logits, with n the category's number, exactly p_j (j^2 -
 * E[n^2]); the draws' square is (sum_k k y_k)^2. As the temperature falls the bias vanishes and the
 * variance grows; as it rises the other way round.
 *
 * @param temperature T
 * @param valueBias greatest distance of the mean of y_k from p_k
 * @param valueVariance sum of the variances of y_k
 * @param gradientBias length of the mean gradient's distance from the exact one
 * @param gradientBiasError what sampling alone makes of that length, the square root of the
 *     gradient's variance by the number of draws
 * @param gradientVariance sum of the variances of the gradient's coordinates
 */
public record RelaxationError(
    double temperature,
    double valueBias,
    double valueVariance,
    double gradientBias,
    double gradientBiasError,
    double gradientVariance) {

  /**
   * Estimates all from draws.
   *
   * @param hard whether one-hot values are passed on, as the straight-through estimator does
   * @param count of draws, at least 2
   */
  public static RelaxationError of(
      Categorical law, double temperature, boolean hard, int count, long seed) {
    RelaxedCategorical relaxed = RelaxedCategorical.of(law, temperature);
    int categories = law.categories();
    Moments[] values = moments(categories);
    Moments[] slopes = moments(categories);
    for (int i = 0; i < count; i++) {
      double[] y = relaxed.rsample(relaxed.noise(RandomStream.of(seed, "sample-noise", 0, i)));
      double[] passed = hard ? RelaxedCategorical.oneHot(y) : y;
      double[] slope = relaxed.byLogits(y, gradientOfSquare(passed));
      for (int k = 0; k < categories; k++) {
        values[k].add(passed[k]);
        slopes[k].add(slope[k]);
      }
    }
    double valueBias = 0;
    double gradientBias = 0;
    double square = law.variance() + law.mean() * law.mean();
    for (int k = 0; k < categories; k++) {
      double p = law.probability(k);
      valueBias = Math.max(valueBias, Math.abs(values[k].mean() - p));
      gradientBias += Math.pow(slopes[k].mean() - p * (k * (double) k - square), 2);
    }
    double gradientVariance = total(slopes);
    return new RelaxationError(
        temperature,
        valueBias,
        total(values),
        Math.sqrt(gradientBias),
        Math.sqrt(gradientVariance / count),
        gradientVariance);
  }

  /** Of (sum_k k y_k)^2 by y. */
  private static double[] gradientOfSquare(double[] y) {
    double number = 0;
    for (int k = 0; k < y.length; k++) {
      number += k * y[k];
    }
    double[] gradient = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      gradient[k] = 2 * number * k;
    }
    return gradient;
  }

  private static Moments[] moments(int count) {
    Moments[] moments = new Moments[count];
    Arrays.setAll(moments, k -> new Moments());
    return moments;
  }

  private static double total(Moments[] moments) {
    double sum = 0;
    for (Moments each : moments) {
      sum += each.variance();
    }
    return sum;
  }
}
