package org.epicentra.cli;

import org.epicentra.vae.BlasChoice;
import picocli.CommandLine.Option;

/** {@code --blas}. */
final class BlasOption {
  @Option(
      names = "--blas",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "What multiplies matrices: openblas, vector (Java's vector module), java, or auto: the "
              + "first of them that works. Default: ${DEFAULT-VALUE}.")
  private BlasChoice blas;

  BlasChoice choice() {
    return blas;
  }
}
