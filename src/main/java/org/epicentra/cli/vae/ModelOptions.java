package org.epicentra.cli.vae;

import org.epicentra.job.vae.ModelApplication;
import org.epicentra.vae.images.Binarize;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for a model and the images to apply it to. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model from 'vae train'.")
  private String model;

  @Mixin private ImageOptions images;

  @Option(
      names = "--binarize",
      paramLabel = "HOW",
      description =
          "threshold, dynamic, static or none, see 'vae train --help'. Default: as in training.")
  private Binarize binarize;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private BlasOption blas;

  ModelApplication application() {
    return new ModelApplication(model, images.path(), binarize, seed, blas.choice());
  }
}
