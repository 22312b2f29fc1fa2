package org.epicentra.cli.vae;

import org.epicentra.vae.kernel.BlasChoice;
import picocli.CommandLine.Option;

/** {@code --blas}. */
public final class BlasOption {
  @Option(
      names = "--blas",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "What multiplies matrices: openblas, vector (Java's vector module), java, or auto: the "
              + "first of them that works. Default: ${DEFAULT-VALUE}.")
  private BlasChoice blas;

  public BlasChoice choice() {
    return blas;
  }
}
