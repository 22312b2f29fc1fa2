package org.epicentra.exchange;

/** An exchange that came to nothing: a member is lost, silent, or of another group. */
public final class ExchangeException extends RuntimeException {
  /** How the message begins where members have not all met in time. */
  public static final String NO_CONNECTION = "no connection within";

  private static final long serialVersionUID = 1L;

  ExchangeException(String message) {
    super(message);
  }

  ExchangeException(String message, Throwable cause) {
    super(message, cause);
  }
}
