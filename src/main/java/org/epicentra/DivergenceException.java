package org.epicentra;

/**
 * An optimisation left the region in which its guarantees hold: the bound of a coordinate ascent
 * fell, or a loss is not finite. The command line prints the message and exits with 4.
 */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DivergenceException(String message) {
    super(message);
  }
}
