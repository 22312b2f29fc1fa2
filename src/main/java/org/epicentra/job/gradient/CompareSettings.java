package org.epicentra.job.gradient;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.gradient.Estimator;

/**
 * What {@code gradient compare} measures at any point.
 *
 * @param samples draws of z per gradient, 1 or more
 * @param control coefficient of the score in the estimator {@code control}, finite
 * @param replicates gradients of each estimator, 1 or more; rounded up to whole chunks
 * @param seed of the noise
 */
public record CompareSettings(int samples, double control, int replicates, long seed) {
  /** The usual number of draws. */
  public static final int SAMPLES = 2;

  /** The usual coefficient of the score. */
  public static final double CONTROL = 0.5;

  /** The usual number of gradients where the variances have closed forms. */
  public static final int GAUSSIAN_REPLICATES = 100_000;

  /** The usual number of gradients at a trained autoencoder. */
  public static final int VAE_REPLICATES = 64;

  /**
   * Checks the ranges.
   *
   * @throws BadInputException when a number is out of its range
   */
  public CompareSettings {
    require(samples >= 1, "samples", samples, "1 or more");
    require(Double.isFinite(control), "control", control, "a finite number");
    require(replicates >= 1, "replicates", replicates, "1 or more");
  }

  static void require(boolean legal, String setting, Object value, String allowed) {
    if (!legal) {
      throw new BadInputException(Setting.mustBe(setting, value, allowed));
    }
  }

  /** The estimators to compare: those of the importance-weighted bound need several draws. */
  List<Estimator> estimators() {
    return Arrays.stream(Estimator.values())
        .filter(each -> samples > 1 || !each.importanceWeighted())
        .toList();
  }

  /**
   * The number of chunks.
   *
   * @param size gradients in a chunk
   */
  int chunks(int size) {
    return (int) ((replicates + (long) size - 1) / size);
  }
}
