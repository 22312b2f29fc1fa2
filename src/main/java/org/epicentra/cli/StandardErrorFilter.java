package org.epicentra.cli;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process through which {@code submit.sh} passes standard error, to leave out a warning of
 * Java's. Whoever reads the messages after the command has ended must find all of them.
 */
final class StandardErrorFilter {
  private static final String PROCESS = "EPICENTRA_STDERR_FILTER";
  private static final int MOST_SECONDS = 5;

  private StandardErrorFilter() {}

  /** Ends standard error, where it is filtered, and waits until the filter has passed it on. */
  static void drain() {
    Optional<ProcessHandle> filter =
        Optional.ofNullable(System.getenv(PROCESS)).map(Long::valueOf).flatMap(ProcessHandle::of);
    if (filter.isPresent()) {
      System.err.close();
      try {
        filter.get().onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        return; // standard error is held by another process: nothing is lost, it only comes later
      }
    }
  }
}
