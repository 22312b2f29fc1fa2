package org.epicentra.distribution;

import java.util.Arrays;
import org.epicentra.math.Moments;
import org.epicentra.math.RandomStream;

/**
 * Bias and variance of a {@link RelaxedCategorical} at one temperature: of its draws and of the
 * gradient through them, compared with the categorical distribution.
 *
 * <p>The gradient is that of E[n^2] with respect to the logits, where n is the category's number;
 * its exact value is p_j (j^2 - E[n^2]). A relaxed draw y contributes the gradient of (sum_k k
 * y_k)^2. As the temperature falls, the bias vanishes and the variance grows.
 *
 * @param temperature T
 * @param valueBias the greatest difference between the mean of y_k and p_k
 * @param valueVariance the sum of the variances of y_k
 * @param gradientBias the Euclidean distance of the mean gradient from the exact one
 * @param gradientBiasError the distance that sampling alone would give: the square root of the
 *     gradient's variance divided by the number of draws
 * @param gradientVariance the sum of the variances of the gradient's coordinates
 */
public record RelaxationError(
    double temperature,
    double valueBias,
    double valueVariance,
    double gradientBias,
    double gradientBiasError,
    double gradientVariance) {

  /**
   * Estimates them from draws.
   *
   * @param distribution that is relaxed
   * @param temperature T, {@code > 0}
   * @param hard whether one-hot values are passed on, as by the straight-through estimator
   * @param count number of draws, 2 or more
   * @param seed of the draws
   */
  public static RelaxationError of(
      Categorical distribution, double temperature, boolean hard, int count, long seed) {
    RelaxedCategorical relaxed = RelaxedCategorical.of(distribution, temperature);
    int categories = distribution.categories();
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
    double square = distribution.variance() + distribution.mean() * distribution.mean();
    for (int k = 0; k < categories; k++) {
      double p = distribution.probability(k);
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

  /** The gradient of (sum_k k y_k)^2 with respect to y. */
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
