package org.epicentra;

/**
 * Thrown when another run holds the lock, has taken it from this run, or has changed the champion
 * in the meantime. The command line prints the message and exits with 6.
 */
public final class LockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LockedException(String message) {
    super(message);
  }
}
