package org.epicentra.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.vae.BlasChoice;
import org.epicentra.vae.TrainingSettings;
import org.epicentra.vae.VaeArchitecture;

/**
 * How the autoencoder is trained.
 *
 * @param hidden widths of the encoder's hidden layers
 * @param latent dimension of z
 * @param blas what multiplies matrices
 */
public record VaeTrainOptions(
    TrainingSettings settings, List<Integer> hidden, int latent, BlasChoice blas) {
  /**
   * Checks the shape of the network before the images are read.
   *
   * @throws IllegalArgumentException if a size is below 1 or the network is too large
   */
  public VaeTrainOptions {
    hidden = List.copyOf(hidden);
    new VaeArchitecture(1, hidden, latent);
  }

  /** The options in force, by their names in JSON. */
  public Map<String, Object> inForce() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epochs", settings.epochs());
    map.put("batchSize", settings.batchSize());
    map.put("hidden", hidden);
    map.put("latent", latent);
    map.put("learningRate", settings.learningRate());
    map.put("binarize", settings.binarize().label());
    map.put("objective", settings.objective().label());
    map.put("estimator", settings.estimator());
    map.put("samples", settings.samples());
    map.put("seed", settings.seed());
    map.put("clip", settings.gradientClip());
    map.put("patience", settings.patience());
    map.put("blas", blas.label());
    return map;
  }
}
