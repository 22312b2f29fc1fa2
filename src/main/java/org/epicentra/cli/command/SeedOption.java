package org.epicentra.cli.command;

import picocli.CommandLine.Option;

/** {@code --seed} of a fit or of training. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of all random numbers: initial centres, or first weights, the order of the images "
              + "and all noise. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public long seed() {
    return seed;
  }
}
