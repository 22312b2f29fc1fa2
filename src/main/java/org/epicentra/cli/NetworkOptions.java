package org.epicentra.cli;

import java.util.List;
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
      description = "The dimension of z. Default: ${DEFAULT-VALUE}.")
  private int latent;

  List<Integer> hidden() {
    return hidden;
  }

  int latent() {
    return latent;
  }
}
