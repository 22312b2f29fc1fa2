package org.epicentra.exchange;

import java.io.IOException;

/** An exchange that came to nothing: a member is lost, silent, or of another group. */
public final class ExchangeException extends RuntimeException {
  /** How the message begins where members have not all met in time. */
  public static final String NO_CONNECTION = "no connection within";

  private static final long serialVersionUID = 1L;

  /** What a failure of the system says of itself; the name of its kind where it says nothing. */
  static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  ExchangeException(String message) {
    super(message);
  }

  ExchangeException(String message, Throwable cause) {
    super(message, cause);
  }
}
