package org.epicentra.exchange;

/** An exchange that came to nothing: a member is lost, silent, or of another group. */
public final class ExchangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExchangeException(String message) {
    super(message);
  }

  ExchangeException(String message, Throwable cause) {
    super(message, cause);
  }
}
