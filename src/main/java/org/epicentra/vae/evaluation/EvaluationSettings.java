package org.epicentra.vae.evaluation;

import java.io.Serializable;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;

/**
 * How a trained network is measured or applied.
 *
 * @param binarize of the pixels: as in training, for numbers that compare
 * @param samples draws of z per row for the bound, 1 to {@value #MOST_SAMPLES}
 * @param importanceSamples draws of z per row for log p(x), see {@link ImportanceSampler}; 0 for
 *     none
 * @param seed of draws and of random pixels
 * @param blas the matrix products
 */
public record EvaluationSettings(
    Binarize binarize, int samples, int importanceSamples, long seed, BlasChoice blas)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A row's draws for the bound are decoded together, and must find room. */
  public static final int MOST_SAMPLES = 10_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the one that is outside
   */
  public EvaluationSettings {
    if (!(samples >= 1 && samples <= MOST_SAMPLES)) {
      throw new IllegalArgumentException(
          "samples is " + samples + ", must be from 1 to " + MOST_SAMPLES);
    }
    if (!(importanceSamples >= 0)) {
      throw new IllegalArgumentException(
          "importanceSamples is " + importanceSamples + ", must be 0 for none, or more");
    }
  }
}
