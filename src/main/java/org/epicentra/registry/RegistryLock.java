package org.epicentra.registry;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.epicentra.LockedException;
import org.epicentra.Setting;
import org.epicentra.storage.ProcessMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of one registered name: numbered claims, of which the highest holds the lock. The number
 * is the fencing number: whoever publishes or promotes checks that it is still the highest, so that
 * a run that was presumed dead and wakes up again changes nothing.
 *
 * <p>The owner shows that it is alive by rewriting one small file several times within the expiry.
 * Ages are differences between times that the file system itself recorded, so that the clocks of
 * the machines do not matter. A claim that was released, or whose owner has been silent for longer
 * than its expiry, gives way to the next number. Of several runs that want it exactly one creates
 * that number's file, and it checks again before it relies on it: a run that listed the folder
 * while it changed, and created a number that is no longer the highest, does not have the lock.
 */
public final class RegistryLock implements AutoCloseable {
  /** The default of how long an owner may be silent, minutes. */
  public static final int EXPIRY_MINUTES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(RegistryLock.class);
  private static final int BEATS_WITHIN_EXPIRY = 5;

  /**
   * How many claims are kept. A listing that misses a new claim still shows the one before it,
   * unless that is deleted at the same time; so the highest number that anyone sees is at most a
   * few too low, and the claim after it is taken.
   */
  private static final int KEPT_CLAIMS = 100;

  private static final byte[] NOTHING = new byte[0];
  private static final String OWNER = ProcessMark.own().text();

  private final RegistryFiles files;
  private final Path folder;
  private final NumberedFiles<LockClaim> claims;
  private final int fence;
  private final LockClaim claim;
  private final ScheduledExecutorService heart;
  private final Thread atExit = new Thread(this::release, "epicentra-lock-release");
  private volatile boolean released;

  private RegistryLock(RegistryFiles files, Path folder, int fence, LockClaim claim) {
    this.files = files;
    this.folder = folder;
    this.claims = new NumberedFiles<>(files, folder, LockClaim.class);
    this.fence = fence;
    this.claim = claim;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "epicentra-lock-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    Runtime.getRuntime().addShutdownHook(atExit);
    long period = Math.max(1, (long) (1000 * claim.expirySeconds()) / BEATS_WITHIN_EXPIRY);
    heart.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lock.
   *
   * @param expiry how long the owner may give no sign of life before another run may take the lock,
   *     {@code > 0}
   * @throws LockedException when another run holds it
   */
  static RegistryLock acquire(RegistryFiles files, Path folder, Duration expiry) {
    LockClaim mine = new LockClaim(OWNER, Instant.now().toString(), expiry.toMillis() / 1000.0);
    try {
      int fence = claim(files, folder, mine);
      boolean held = false;
      try {
        requireHighest(files, folder, fence);
        forgetEarlier(files, folder, fence);
        RegistryLock lock = new RegistryLock(files, folder, fence, mine);
        held = true;
        return lock;
      } finally {
        if (!held) { // no one should wait for the expiry of a claim that no one holds
          markReleased(files, folder, fence);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Creates the next claim, if the last one gives way. */
  private static int claim(RegistryFiles files, Path folder, LockClaim mine) throws IOException {
    files.makeFolder(folder);
    NumberedFiles<LockClaim> claims = new NumberedFiles<>(files, folder, LockClaim.class);
    int last = claims.last();
    if (last > 0) {
      requireFree(files, folder, claims, last);
    }
    return claims.putAfter(last, mine).orElseThrow(() -> takenJustNow(folder));
  }

  private static void requireHighest(RegistryFiles files, Path folder, int fence)
      throws IOException {
    if (new NumberedFiles<>(files, folder, LockClaim.class).last() != fence) {
      throw takenJustNow(folder);
    }
  }

  private static LockedException takenJustNow(Path folder) {
    return new LockedException(folder + ": another run took the lock just now");
  }

  private static void requireFree(
      RegistryFiles files, Path folder, NumberedFiles<LockClaim> claims, int last)
      throws IOException {
    LockClaim claim = claims.read(last).orElse(new LockClaim("unknown", "unknown", 0));
    double silent = silence(files, folder, last);
    if (!(silent >= 0) || silent > claim.expirySeconds()) {
      return;
    }
    throw new LockedException(
        String.format(
            Locale.ROOT,
            "%s: %s holds the lock, acquired at %s, and last gave a sign of life %.1f s ago; if"
                + " that run is dead, its lock can be taken %.0f s after that",
            folder,
            claim.owner(),
            claim.acquired(),
            silent,
            claim.expirySeconds()));
  }

  /** Seconds since the owner's last sign of life; NaN when the claim was released or is gone. */
  private static double silence(RegistryFiles files, Path folder, int number) throws IOException {
    if (files.find(sibling(folder, number, "released")).isPresent()) {
      return Double.NaN;
    }
    Path clock = new Path(folder, "clock");
    files.replace(clock, NOTHING);
    long now =
        files
            .find(clock)
            .orElseThrow(() -> new FileNotFoundException(clock + " was deleted by another process"))
            .modified();
    long alive =
        Math.max(
            modified(files, sibling(folder, number, "json")),
            modified(files, sibling(folder, number, "beat")));
    return alive == Long.MIN_VALUE ? Double.NaN : Math.max(0, now - alive) / 1000.0;
  }

  private static long modified(RegistryFiles files, Path file) throws IOException {
    return files.find(file).map(RegistryFiles.Entry::modified).orElse(Long.MIN_VALUE);
  }

  /** The fencing number. */
  public int fence() {
    return fence;
  }

  /**
   * Checks that this is still the lock's owner.
   *
   * @throws LockedException when the lock was released or removed, or another run has taken it
   */
  public void requireHeld() {
    int last;
    boolean claimed;
    try {
      last = claims.last();
      claimed = claimed();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
    }
    if (released) {
      throw new LockedException(folder + ": the lock was released because the process is ending");
    }
    if (last != fence || !claimed) {
      throw new LockedException(
          "%s: this run (number %d) %s".formatted(folder, fence, loss(last, claimed)));
    }
  }

  /** Whether the claim exists and is this run's: a deleted folder counts from 1 again. */
  private boolean claimed() throws IOException {
    return claims.read(fence).filter(claim::equals).isPresent();
  }

  private static String loss(int last, boolean claimed) {
    if (claimed) {
      return "was silent for longer than its %s and lost the lock to run %d"
          .formatted(Setting.named("lockExpiry"), last);
    }
    return last == 0
        ? "lost the lock: its claim was removed from there"
        : "lost the lock: its claim was removed from there, and run " + last + " has the lock now";
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending; its hook releases the lock", e);
    }
    release();
  }

  private synchronized void release() {
    if (released) {
      return;
    }
    released = true;
    heart.shutdown(); // no interrupt: it would close a file, or a connection, that a beat writes to
    awaitLastBeat();
    try {
      if (!claimed()) {
        return;
      }
    } catch (IOException e) {
      LOG.debug("it is not known whether {} still holds the claim", folder, e);
    }
    markReleased(files, folder, fence);
  }

  private static void markReleased(RegistryFiles files, Path folder, int fence) {
    try {
      files.putIfAbsent(sibling(folder, fence, "released"), NOTHING);
    } catch (IOException e) {
      LOG.warn("the lock {} remains until it expires: {}", folder, e.getMessage());
    }
  }

  private void awaitLastBeat() {
    try {
      if (!heart.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.debug("a sign of life is still being left in {}", folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      files.replace(sibling(folder, fence, "beat"), OWNER.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      LOG.warn("no sign of life could be left in {}: {}", folder, e.getMessage());
    }
  }

  /** Old claims are of no more use. */
  private static void forgetEarlier(RegistryFiles files, Path folder, int fence)
      throws IOException {
    NumberedFiles<LockClaim> claims = new NumberedFiles<>(files, folder, LockClaim.class);
    for (int each : claims.entries().headMap(fence - KEPT_CLAIMS, true).keySet()) {
      files.delete(sibling(folder, each, "beat"));
      files.delete(sibling(folder, each, "released"));
      claims.delete(each);
    }
  }

  private static Path sibling(Path folder, int number, String ending) {
    return new Path(folder, Numbers.digits(number) + "." + ending);
  }
}
