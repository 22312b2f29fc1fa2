package org.epicentra.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.storage.HiddenNames.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hidden names of a run that writes an output, with a small file beside them that says whose
 * they are. Its owner writes it anew every minute, so that a run on another machine sees that it is
 * alive.
 */
final class OutputClaim {
  /** How long a run on another machine may give no sign of life before it is taken for dead. */
  static final Duration EXPIRY = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OutputClaim.class);
  private static final ScheduledExecutorService HEART =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "epicentra-output-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What the file says.
   *
   * @param target path of the output
   * @param stage where the run writes until the output is whole
   * @param run whose it is
   * @param begun ISO 8601, UTC
   */
  record Owner(String target, String stage, ProcessMark run, String begun) {
    /** The run, for people. */
    String text() {
      return run.text() + ", begun " + begun;
    }
  }

  private final HadoopPath target;
  private final HiddenNames names;
  private final byte[] content;
  private final ScheduledFuture<?> beats;
  private boolean lost;
  private boolean stopped;

  private OutputClaim(HadoopPath target) throws IOException {
    this.target = target;
    this.names = HiddenNames.of(target.path());
    this.content =
        JsonFiles.bytes(
            new Owner(
                target.path().toString(),
                names.of(Role.STAGING).toString(),
                ProcessMark.own(),
                Instant.now().toString()));
    boolean written = false;
    try {
      write();
      written = true;
    } finally {
      if (!written) { // as on a full disk
        target.files().delete(file(), false);
      }
    }
    this.beats = HEART.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.MINUTES);
  }

  /** Writes the file of a new run. */
  static OutputClaim of(HadoopPath target) {
    try {
      return new OutputClaim(target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target.path() + ": " + e.getMessage(), e);
    }
  }

  HiddenNames names() {
    return names;
  }

  /**
   * Checks that no other run has taken this one for dead.
   *
   * @throws BadInputException when one has, and has removed what was staged
   */
  synchronized void requireHeld() throws IOException {
    if (!isHeld()) {
      throw new BadInputException(
          ("the output %s is not written: %s is gone. Another run removed it with what this one had"
                  + " staged, after %d minutes without a sign of life, or somebody deleted it; run"
                  + " the command again")
              .formatted(target.path(), file(), EXPIRY.toMinutes()));
    }
  }

  /** Ends the signs of life: none follows, also of those that have begun. */
  synchronized void stop() {
    stopped = true;
    beats.cancel(false);
  }

  /** Deletes the file, when nothing is left that needs it. */
  void release() throws IOException {
    target.files().delete(file(), false);
  }

  /** False once another run has taken the names, even if a sign of life was left just then. */
  private boolean isHeld() throws IOException {
    lost |= !target.files().exists(file()) || target.files().exists(names.of(Role.ENDED));
    return !lost;
  }

  /** A file that is gone is not written again. */
  synchronized void beat() {
    try {
      if (!stopped && isHeld()) {
        write();
      }
    } catch (IOException | RuntimeException | FSError e) {
      LOG.warn("no sign of life could be left in {}: {}", file(), e.getMessage());
    }
  }

  private void write() throws IOException {
    try (OutputStream out = new SingleFile(file(), target.files().getConf()).create()) {
      out.write(content);
    }
  }

  private Path file() {
    return names.of(Role.RUN);
  }
}
