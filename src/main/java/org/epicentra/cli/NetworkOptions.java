package org.epicentra.cli;

import java.util.List;
import org.epicentra.job.VaeTrainOptions;
import org.epicentra.vae.LatentFamily;
import picocli.CommandLine.Option;

/** The shape of the network. */
final class NetworkOptions {
  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      defaultValue = "400,400",
      description =
          "Widths of the encoder's hidden layers from the image on; the decoder has them in "
              + "reverse. Default: ${DEFAULT-VALUE}.")
  private List<Integer> hidden;

  @Option(
      names = "--latent",
      paramLabel = "N",
      defaultValue = "200",
      description = "The number of coordinates of z. Default: ${DEFAULT-VALUE}.")
  private int latent;

  @Option(
      names = "--latent-family",
      paramLabel = "NAME",
      defaultValue = "normal",
      description =
          "The law of each coordinate of z: normal, exponential (prior of rate 1), or categorical "
              + "(uniform prior; relaxed in training). The latter two have the estimator analytic "
              + "only. Default: ${DEFAULT-VALUE}.")
  private LatentFamily family;

  @Option(
      names = "--categories",
      paramLabel = "K",
      description = "The number of categories of each coordinate, 2 or more. Default: 10.")
  private Integer categories;

  List<Integer> hidden() {
    return hidden;
  }

  VaeTrainOptions.LatentOptions latent() {
    return new VaeTrainOptions.LatentOptions(latent, family, categories(family));
  }

  private int categories(LatentFamily family) {
    return categories == null ? (family == LatentFamily.CATEGORICAL ? 10 : 0) : categories;
  }
}
