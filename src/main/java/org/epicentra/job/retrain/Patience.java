package org.epicentra.job.retrain;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** How long a run waits for what it can do without, such as a disk that no longer answers. */
final class Patience {
  private Patience() {}

  /** The same for work without a result. */
  static void within(Duration limit, Runnable work) {
    within(
        limit,
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Does work in a thread of its own, which does not keep the process alive. Work that is given up
   * is interrupted, and may end later or never.
   *
   * @param limit {@code > 0}
   * @return the result of the work; what it throws is thrown
   * @throws UncheckedIOException when it is not done within the limit, or this thread is
   *     interrupted, which it then still is
   */
  static <R> R within(Duration limit, Supplier<R> work) {
    FutureTask<R> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "epicentra-page");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw givenUp(task, "not done within " + limit.toSeconds() + " s; does the storage answer?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw givenUp(task, "interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause()); // checked, and not declared
    }
  }

  private static UncheckedIOException givenUp(FutureTask<?> task, String why) {
    task.cancel(true);
    return new UncheckedIOException(why, new InterruptedIOException(why));
  }
}
