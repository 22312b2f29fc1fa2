package org.epicentra.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.epicentra.storage.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps {@code status.json} up to date: whether a run is still running, and how it ended. */
public final class RunTracking {
  private static final Logger LOG = LoggerFactory.getLogger(RunTracking.class);

  private final Caller caller;
  private final RunStatus status;
  private final String output;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * The tracking of one run.
   *
   * @param caller whose names of settings the messages use
   * @param status of the run, which has begun
   * @param output path beside which the file is written; null for no file
   */
  public RunTracking(Caller caller, RunStatus status, String output) {
    this.caller = caller;
    this.status = status;
    this.output = output;
  }

  /**
   * Does the work. Its exceptions are rethrown after the status is written; what says that a disk
   * is full, without saying where, as one that names the output.
   */
  public <R> R run(Configuration hadoop, Supplier<R> work) {
    return run(hadoop, work, result -> Optional.empty());
  }

  /**
   * The same for work whose result may be a refusal.
   *
   * @param refusal the failure that such a result means, in the words of the caller; empty for
   *     success
   */
  public <R> R run(Configuration hadoop, Supplier<R> work, Function<R, Optional<Failure>> refusal) {
    write(status.running(output), hadoop);
    Interruption interruption =
        Interruption.watch(
            () -> write(status.failed(output, Interruption.CODE, "interrupted"), hadoop));
    try {
      R result = caller.during(work);
      Optional<Failure> refused = refusal.apply(result);
      write(
          refused.isEmpty()
              ? status.succeeded(output)
              : status.refused(output, refused.get().code().code(), refused.get().message()),
          hadoop);
      return result;
    } catch (Throwable thrown) { // Spark throws checked exceptions that it does not declare
      Optional<RuntimeException> disk = FullDisk.of(thrown, output);
      failed(disk.isPresent() ? disk.get() : thrown, hadoop);
      if (disk.isPresent()) {
        throw disk.get();
      }
      throw thrown;
    } finally {
      interruption.unwatch();
    }
  }

  private void failed(Throwable thrown, Configuration hadoop) {
    if (!Interruption.happened()) {
      Failure failure = Failure.of(thrown);
      write(status.failed(output, failure.code().code(), message(failure)), hadoop);
    }
  }

  private String message(Failure failure) {
    return caller.wording().apply(failure.message());
  }

  /**
   * A status that cannot be written must not hide how the job ended, so it is only logged, once.
   */
  private void write(RunStatus current, Configuration hadoop) {
    if (output == null) {
      return;
    }
    try {
      current.write(hadoop);
    } catch (RuntimeException | FSError e) { // the latter of a disk that is full
      if (!warned.getAndSet(true)) {
        LOG.warn("no status.json beside {}: {}", output, message(Failure.of(e)));
      }
    }
  }
}
