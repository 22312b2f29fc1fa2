package org.epicentra.job.gradient;

import java.util.List;

/** What {@code gradient compare} tells. */
public sealed interface CompareResult {
  /** The picture. */
  String output();

  /**
   * Of problems with closed forms.
   *
   * @param dimension of z
   * @param targetDeviation t, the posterior's
   * @param correlation between the posterior's coordinates
   * @param offset of q's mean from the posterior's, in units of t
   * @param samples draws per gradient
   * @param control coefficient of {@code control}
   * @param replicates gradients of each estimator
   * @param seed of the noise
   * @param crossover where path becomes better than total by mu
   * @param settings one for each s/t
   * @param output the picture
   */
  record Gaussian(
      int dimension,
      double targetDeviation,
      double correlation,
      double offset,
      int samples,
      double control,
      long replicates,
      long seed,
      Crossover crossover,
      List<Setting> settings,
      String output)
      implements CompareResult {}

  /**
   * The s/t at which total and path have the same variance by mu.
   *
   * @param expected in closed form
   * @param measured between the settings on its sides; null where they lie on one
   */
  record Crossover(double expected, Double measured) {}

  /**
   * One width of q.
   *
   * @param ratio s/t
   * @param estimators each in turn
   */
  record Setting(double ratio, List<GaussianEstimator> estimators) {}

  /**
   * One estimator at one width.
   *
   * @param name of it
   * @param byMean its variance by mu
   * @param byLogVariance its variance by ln sigma^2
   * @param biasPValue of the test that its mean is right; null for the reference itself
   * @param nanoseconds of one gradient
   * @param varianceTimesTime the sum of both variances, times the nanoseconds
   */
  record GaussianEstimator(
      String name,
      Variance byMean,
      Variance byLogVariance,
      Double biasPValue,
      double nanoseconds,
      double varianceTimesTime) {}

  /**
   * A variance summed over coordinates.
   *
   * @param measured of the replicates
   * @param standardError of it
   * @param expected in closed form; null where there is none
   */
  record Variance(double measured, double standardError, Double expected) {}

  /**
   * Of a trained autoencoder.
   *
   * @param model its folder
   * @param images where they are
   * @param rows images of the minibatch
   * @param samples draws per image
   * @param control coefficient of {@code control}
   * @param replicates gradients of each estimator
   * @param seed of the noise
   * @param estimators each in turn
   * @param output the picture
   */
  record Autoencoder(
      String model,
      String images,
      int rows,
      int samples,
      double control,
      long replicates,
      long seed,
      List<VaeEstimator> estimators,
      String output)
      implements CompareResult {}

  /**
   * One estimator of the encoder's gradient, the mean over the images.
   *
   * @param name of it
   * @param variance summed over the encoder's parameters
   * @param standardError of the variance
   * @param biasPValue of the test against the reference; null for the reference itself
   * @param milliseconds of one gradient of the minibatch, the decoder's part included; the least
   *     seen
   * @param varianceTimesTime variance times milliseconds
   */
  record VaeEstimator(
      String name,
      double variance,
      double standardError,
      Double biasPValue,
      double milliseconds,
      double varianceTimesTime) {}
}
