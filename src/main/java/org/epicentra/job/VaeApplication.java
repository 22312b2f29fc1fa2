package org.epicentra.job;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.vae.Binarize;
import org.epicentra.vae.BlasChoice;
import org.epicentra.vae.EvaluationSettings;

/**
 * A trained autoencoder, and the images that it is to be applied to.
 *
 * @param model its folder
 * @param images their path
 * @param binarize how their pixels are binarised; null for as in training
 * @param seed of the noise
 * @param blas what multiplies matrices
 */
public record VaeApplication(
    String model, String images, Binarize binarize, long seed, BlasChoice blas) {
  /** All that is read. */
  List<String> paths() {
    return List.of(model, images);
  }

  VaeModelFolder readModel(Configuration hadoop) {
    BlasInUse.of(blas);
    return VaeModelFolder.read(model, hadoop);
  }

  EvaluationSettings settings(VaeModelFolder folder, int samples, int importanceSamples) {
    return new EvaluationSettings(
        binarize == null ? folder.binarize() : binarize, samples, importanceSamples, seed, blas);
  }

  /**
   * @throws BadInputException when the number is below the least
   */
  static void requireDraws(String option, int draws, int least) {
    if (draws < least) {
      throw new BadInputException(option + " is " + draws + "; it must be " + least + " or more");
    }
  }
}
