package org.epicentra.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.storage.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code status.json}: that a run goes on, and how it ended. */
public final class RunTracking {
  private static final Logger LOG = LoggerFactory.getLogger(RunTracking.class);

  private final Caller caller;
  private final RunStatus status;
  private final String output;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * @param caller whose words the messages have
   * @param status of a run that has begun
   * @param output the path beside which the file lies; null for none
   */
  public RunTracking(Caller caller, RunStatus status, String output) {
    this.caller = caller;
    this.status = status;
    this.output = output;
  }

  /** Does the work; what it throws is thrown on, after the status is written. */
  public <R> R run(Configuration hadoop, Supplier<R> work) {
    return run(hadoop, work, result -> Optional.empty());
  }

  /**
   * The same for work that may end without what it was to bring about.
   *
   * @param refusal what is told of such a result
   */
  public <R> R run(Configuration hadoop, Supplier<R> work, Function<R, Optional<Failure>> refusal) {
    write(status.running(output), hadoop);
    Interruption interruption =
        Interruption.watch(
            () -> write(status.failed(output, Interruption.CODE, "interrupted"), hadoop));
    try {
      R result = work.get();
      Optional<Failure> refused = refusal.apply(result);
      write(
          refused.isEmpty()
              ? status.succeeded(output)
              : status.refused(output, refused.get().code().code(), message(refused.get())),
          hadoop);
      return result;
    } catch (Throwable thrown) { // Spark throws checked exceptions that Java does not see declared
      if (!Interruption.happened()) {
        Failure failure = Failure.of(thrown);
        write(status.failed(output, failure.code().code(), message(failure)), hadoop);
      }
      throw thrown;
    } finally {
      interruption.unwatch();
    }
  }

  private String message(Failure failure) {
    return caller.wording().apply(failure.message());
  }

  /** A status that cannot be written must not hide how the job itself ended; it is told once. */
  private void write(RunStatus told, Configuration hadoop) {
    if (output == null) {
      return;
    }
    try {
      told.write(hadoop);
    } catch (RuntimeException e) {
      if (!warned.getAndSet(true)) {
        LOG.warn("no status.json beside {}: {}", output, Failure.of(e).message());
      }
    }
  }
}
