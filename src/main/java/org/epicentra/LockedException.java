package org.epicentra;

/**
 * Another run holds the lock, or has taken it from this one, or has changed the champion meanwhile.
 * The command line prints the message and exits with 6.
 */
public final class LockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LockedException(String message) {
    super(message);
  }
}
