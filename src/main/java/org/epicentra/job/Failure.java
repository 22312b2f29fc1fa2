package org.epicentra.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.epicentra.BadInputException;
import org.epicentra.ControlCharacters;
import org.epicentra.DivergenceException;
import org.epicentra.LockedException;

/**
 * A thrown exception as the user sees it: an exit code and a message.
 *
 * @param code any but {@link ExitCode#OK}
 * @param message to print, in one line; for {@link ExitCode#BUG} the exception's own text, which
 *     its stack trace follows
 */
public record Failure(ExitCode code, String message) {
  private static final String BAD_INPUT = BadInputException.class.getName() + ": ";
  private static final String DIVERGED = DivergenceException.class.getName() + ": ";

  public Failure {
    message =
        code == ExitCode.BUG ? message : ControlCharacters.escaped(HadoopMessage.brief(message));
  }

  /**
   * The failure that an exception means. It is searched for among the causes, since Spark wraps
   * what an executor throws, then in their text, where Spark leaves a cause that it could not
   * serialise.
   */
  public static Failure of(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable cause : chain) {
      if (cause instanceof BadInputException) {
        return new Failure(ExitCode.BAD_INPUT, cause.getMessage());
      }
      if (cause instanceof DivergenceException) {
        return new Failure(ExitCode.DIVERGED, cause.getMessage());
      }
      if (cause instanceof LockedException) {
        return new Failure(ExitCode.LOCKED, cause.getMessage());
      }
    }
    for (Throwable cause : chain) {
      Optional<String> mendable = UserFault.of(cause);
      if (mendable.isPresent()) {
        return new Failure(ExitCode.BAD_INPUT, mendable.get());
      }
    }
    for (Throwable cause : chain) {
      String text = String.valueOf(cause.getMessage());
      if (text.contains(BAD_INPUT)) {
        return new Failure(ExitCode.BAD_INPUT, lineAfter(text, BAD_INPUT));
      }
      if (text.contains(DIVERGED)) {
        return new Failure(ExitCode.DIVERGED, lineAfter(text, DIVERGED));
      }
    }
    return new Failure(ExitCode.BUG, String.valueOf(thrown));
  }

  /** An exception and its causes, each once. */
  public static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static String lineAfter(String text, String marker) {
    String rest = text.substring(text.indexOf(marker) + marker.length());
    int end = rest.indexOf('\n');
    return (end < 0 ? rest : rest.substring(0, end)).strip();
  }
}
