package org.epicentra.cli.vae;

import picocli.CommandLine.Option;

/** The number of draws for the bound. */
final class BoundOption {
  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws of z for each image, for the bound. Default: ${DEFAULT-VALUE}.")
  private int samples;

  int samples() {
    return samples;
  }
}
