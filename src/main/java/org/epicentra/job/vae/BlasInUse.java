package org.epicentra.job.vae;

import org.epicentra.BadInputException;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;

/** What multiplies matrices on the driver's machine. */
public final class BlasInUse {
  private BlasInUse() {}

  /**
   * The name of what a choice comes to.
   *
   * @throws BadInputException when it cannot be had here
   */
  public static String of(BlasChoice choice) {
    try {
      return Blas.of(choice).used().label();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
