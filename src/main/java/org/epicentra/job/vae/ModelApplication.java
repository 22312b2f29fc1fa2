package org.epicentra.job.vae;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.storage.SourceFiles;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;

/**
 * A trained autoencoder and the images to apply it to.
 *
 * @param model folder of the model
 * @param images path of the images
 * @param binarize how their pixels are binarised; null for the same as in training
 * @param seed of the noise
 * @param blas the matrix products
 */
public record ModelApplication(
    String model, String images, Binarize binarize, long seed, BlasChoice blas) {
  /** All paths that are read. */
  List<String> paths() {
    return List.of(model, images);
  }

  void requireInputs(Configuration hadoop) {
    ModelFolder.read(model, hadoop);
    new SourceFiles(hadoop).requireThere(List.of(images));
  }

  ModelFolder readModel(Configuration hadoop) {
    BlasInUse.of(blas);
    return ModelFolder.read(model, hadoop);
  }

  EvaluationSettings settings(ModelFolder folder, int samples, int importanceSamples) {
    Binarize how = binarize == null ? folder.binarize() : binarize;
    try {
      folder.weights().architecture().likelihood().requireBinarize(how);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
    return new EvaluationSettings(how, samples, importanceSamples, seed, blas);
  }

  /**
   * Checks a number of draws.
   *
   * @param name of the number in messages
   * @param most {@link Integer#MAX_VALUE} for no upper limit
   * @throws BadInputException when the number is out of its range
   */
  public static void requireDraws(String name, int draws, int least, int most) {
    if (draws < least || draws > most) {
      throw new BadInputException(
          most == Integer.MAX_VALUE
              ? "%s is %d; it must be %d or more".formatted(name, draws, least)
              : "%s is %d; it must be from %d to %d".formatted(name, draws, least, most));
    }
  }
}
