package org.epicentra.job;

import org.apache.hadoop.conf.Configuration;
import org.epicentra.vae.Binarize;
import org.epicentra.vae.BlasChoice;

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
  VaeModelFolder readModel(Configuration hadoop) {
    BlasInUse.of(blas);
    return VaeModelFolder.read(model, hadoop);
  }

  Binarize binarize(VaeModelFolder folder) {
    return binarize == null ? folder.binarize() : binarize;
  }
}
