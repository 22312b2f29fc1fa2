package org.epicentra.job.vae;

import org.epicentra.BadInputException;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;

/** The implementation of matrix products on the driver's machine. */
public final class BlasInUse {
  private BlasInUse() {}

  /**
   * The label of the implementation that a choice results in.
   *
   * @throws BadInputException when it is not available here
   */
  public static String of(BlasChoice choice) {
    try {
      return Blas.of(choice).used().label();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
