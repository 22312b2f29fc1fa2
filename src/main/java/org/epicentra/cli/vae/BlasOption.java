package org.epicentra.cli.vae;

import org.epicentra.vae.kernel.BlasChoice;
import picocli.CommandLine.Option;

/** The option {@code --blas}. */
public final class BlasOption {
  @Option(
      names = "--blas",
      paramLabel = "NAME",
      description =
          "Implementation of matrix products: openblas, vector (Java's vector module), java, or "
              + "auto for the fastest that runs here. Default: ${DEFAULT-VALUE}.")
  private BlasChoice blas = BlasChoice.AUTO;

  /** The implementation to use. */
  public BlasChoice choice() {
    return blas;
  }
}
