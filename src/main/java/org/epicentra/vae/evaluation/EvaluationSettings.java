package org.epicentra.vae.evaluation;

import java.io.Serializable;
import org.epicentra.Setting;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeElbo;

/**
 * The settings by which a trained network is evaluated or applied.
 *
 * @param binarize of the pixels; results compare only with the same as in training
 * @param samples draws of z per row for the ELBO, 1 to {@link VaeElbo#MOST_SAMPLES}
 * @param importanceSamples draws of z per row for log p(x), see {@link ImportanceSampler}; 0 for
 *     none
 * @param seed of draws and of random pixels
 * @param blas the matrix products
 */
public record EvaluationSettings(
    Binarize binarize, int samples, int importanceSamples, long seed, BlasChoice blas)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public EvaluationSettings {
    if (!(samples >= 1 && samples <= VaeElbo.MOST_SAMPLES)) {
      throw new IllegalArgumentException(
          Setting.mustBe("samples", samples, "from 1 to " + VaeElbo.MOST_SAMPLES));
    }
    if (!(importanceSamples >= 0)) {
      throw new IllegalArgumentException(
          Setting.mustBe("importanceSamples", importanceSamples, "0 for none, or more"));
    }
  }
}
