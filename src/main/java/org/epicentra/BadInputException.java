package org.epicentra;

/**
 * Thrown when the user's settings, data or files cannot be used. The command line prints the
 * message without a stack trace and exits with 3.
 *
 * <p>The message names the thing, its value, the values allowed, and what to do.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
