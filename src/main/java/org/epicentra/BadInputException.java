package org.epicentra;

/**
 * The user's data or files cannot be used as they are. The command line prints the message alone
 * and exits with 3.
 *
 * <p>The message names the thing, its value, what is allowed and what to do about it.
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
