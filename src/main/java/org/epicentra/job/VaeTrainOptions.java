package org.epicentra.job;

import java.util.List;
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
}
