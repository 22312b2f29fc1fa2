package org.epicentra.vae.kernel;

import org.epicentra.BadInputException;

/** Says which code a JVM ends up with, for {@link BlasTest}. */
final class BlasProbe {
  private BlasProbe() {}

  public static void main(String[] arguments) {
    try {
      Blas.of(BlasChoice.VECTOR);
    } catch (BadInputException e) {
      System.out.println(e.getMessage());
    }
    try {
      Blas.of(BlasChoice.OPENBLAS);
    } catch (BadInputException e) {
      System.out.println(e.getMessage());
    }
    System.out.println("used " + Blas.of(BlasChoice.AUTO).used());
  }
}
