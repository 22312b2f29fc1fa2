package org.epicentra.vae.evaluation;

import java.util.HashSet;
import java.util.Set;

/**
 * Untimed work before the first timed one in a Java virtual machine, which interprets first and
 * compiles what it sees often: without it, what is timed first looks several times as slow as what
 * comes later. Each executor does it for itself; its other tasks wait meanwhile.
 */
final class TimingWarmUp {
  private static final long NANOS = 2_000_000_000L;
  private static final Set<Object> DONE = new HashSet<>();

  private TimingWarmUp() {}

  /**
   * Repeats a round for two seconds, at least once, unless this has been done here.
   *
   * @param what is timed; its equal is the same work
   * @param round a little of all that is timed
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
