package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;

/**
 * A trained autoencoder, and the images that it is to be applied to.
 *
 * @param model its folder
 * @param images their path
 * @param binarize how their pixels are binarised; null for as in training
 * @param seed of the noise
 * @param blas what multiplies matrices
 */
public record ModelApplication(
    String model, String images, Binarize binarize, long seed, BlasChoice blas) {
  /** All that is read. */
  List<String> paths() {
    return List.of(model, images);
  }

  ModelFolder readModel(Configuration hadoop) {
    BlasInUse.of(blas);
    return ModelFolder.read(model, hadoop);
  }

  EvaluationSettings settings(ModelFolder folder, int samples, int importanceSamples) {
    return new EvaluationSettings(
        binarize == null ? folder.binarize() : binarize, samples, importanceSamples, seed, blas);
  }

  /**
   * @throws BadInputException when the number is out of its range
   */
  public static void requireDraws(String option, int draws, int least, int most) {
    if (draws < least || draws > most) {
      throw new BadInputException(
          most == Integer.MAX_VALUE
              ? "%s is %d; it must be %d or more".formatted(option, draws, least)
              : "%s is %d; it must be from %d to %d".formatted(option, draws, least, most));
    }
  }
}
