package org.epicentra.job.vae;

import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;

/** The implementation of matrix products on the driver's machine. */
public final class BlasInUse {
  private BlasInUse() {}

  /**
   * The label of the implementation that a choice results in.
   *
   * @throws org.epicentra.BadInputException when it is not available here
   */
  public static String of(BlasChoice choice) {
    return Blas.of(choice).used().label();
  }
}
