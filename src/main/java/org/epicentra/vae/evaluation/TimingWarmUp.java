package org.epicentra.vae.evaluation;

import java.util.HashSet;
import java.util.Set;

/**
 * Untimed work before the first timed work of a Java virtual machine, which interprets code at
 * first and compiles it when it has run often: without it, what is timed first looks several times
 * slower than what is timed later. Done once in each executor, whose other tasks wait meanwhile.
 */
final class TimingWarmUp {
  private static final long NANOS = 2_000_000_000L;
  private static final Set<Object> DONE = new HashSet<>();

  private TimingWarmUp() {}

  /**
   * Repeats a round for two seconds, at least once, unless it has been done in this JVM.
   *
   * @param what is timed; equal objects stand for the same work
   * @param round a little of everything that is timed
   */
  static synchronized void once(Object what, Runnable round) {
    if (DONE.contains(what)) {
      return;
    }
    long start = System.nanoTime();
    do {
      round.run();
    } while (System.nanoTime() - start < NANOS);
    DONE.add(what);
  }
}
