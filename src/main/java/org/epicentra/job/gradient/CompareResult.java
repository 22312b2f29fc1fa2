package org.epicentra.job.gradient;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.epicentra.gradient.Estimator;

/** The result of {@code gradient compare}. */
public sealed interface CompareResult {
  /** The path of the picture. */
  String output();

  /**
   * On problems with closed forms.
   *
   * @param dimension of z
   * @param targetDeviation t, the standard deviation of the posterior
   * @param correlation between the posterior's coordinates
   * @param offset of q's mean from the posterior's, in units of t
   * @param samples draws per gradient
   * @param control coefficient of the score in {@code control}
   * @param replicates gradients of each estimator
   * @param seed of the noise
   * @param crossover where the variance of path with respect to mu falls below that of total
   * @param settings one per s/t
   * @param output the path of the picture
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
   * The s/t at which total and path have the same variance with respect to mu.
   *
   * @param expected in closed form
   * @param measured interpolated between the settings on either side; null if all lie on one
   */
  record Crossover(double expected, Double measured) {}

  /**
   * One width of q.
   *
   * @param ratio s/t
   * @param estimators in the order of {@link Estimator}
   */
  record Setting(double ratio, List<GaussianEstimator> estimators) {}

  /**
   * One estimator at one width.
   *
   * @param estimator that was measured
   * @param byMean the variance with respect to mu
   * @param byLogVariance the variance with respect to ln sigma^2
   * @param biasPValue of the test that its mean is right; null for the reference itself
   * @param nanoseconds of one gradient
   * @param varianceTimesTime the sum of both variances times the nanoseconds
   */
  record GaussianEstimator(
      @JsonProperty("name") Estimator estimator,
      Variance byMean,
      Variance byLogVariance,
      Double biasPValue,
      double nanoseconds,
      double varianceTimesTime) {}

  /**
   * A variance summed over coordinates.
   *
   * @param measured over the replicates
   * @param standardError of the measured variance; NaN for one chunk
   * @param expected in closed form; null if there is none
   */
  record Variance(double measured, double standardError, Double expected) {}

  /**
   * At a trained autoencoder.
   *
   * @param model the path of its folder
   * @param images the path of the images
   * @param rows number of images in the minibatch
   * @param samples draws per image
   * @param control coefficient of the score in {@code control}
   * @param replicates gradients of each estimator
   * @param seed of the noise
   * @param estimators in the order of {@link Estimator}
   * @param output the path of the picture
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
   * One estimator of the encoder's gradient, which is the mean over the images.
   *
   * @param estimator that was measured
   * @param variance summed over the encoder's parameters
   * @param standardError of the variance
   * @param biasPValue of the test against the reference; null for the reference itself
   * @param milliseconds of one gradient of the minibatch, the decoder's part included; the least
   *     measured
   * @param varianceTimesTime variance times milliseconds
   */
  record VaeEstimator(
      @JsonProperty("name") Estimator estimator,
      double variance,
      double standardError,
      Double biasPValue,
      double milliseconds,
      double varianceTimesTime) {}
}
