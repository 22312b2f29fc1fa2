package org.epicentra;

/**
 * Thrown when an optimisation diverges: the bound of a coordinate ascent fell, or a loss is not
 * finite; also when one ends before it has converged although that is required. The command line
 * prints the message and exits with 4.
 */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DivergenceException(String message) {
    super(message);
  }
}
