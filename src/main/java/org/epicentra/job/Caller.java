package org.epicentra.job;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epicentra.Setting;

/**
 * The caller of a job.
 *
 * @param command the words of the command, such as {@code cavi fit}
 * @param wording spells the settings in a message, which {@link org.epicentra.Setting} marks, as
 *     the caller's users know them
 */
public record Caller(String command, UnaryOperator<String> wording) {
  private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

  /**
   * A message of the job that this thread runs, for its log or its files, with the settings as the
   * caller's users know them; without marks where the thread runs no job.
   */
  public static String spelled(String message) {
    Caller caller = CURRENT.get();
    return caller == null ? Setting.plain(message) : caller.wording.apply(message);
  }

  /** Does the work of a job for this caller, in this thread. */
  <R> R during(Supplier<R> work) {
    Caller before = CURRENT.get();
    CURRENT.set(this);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }
}
