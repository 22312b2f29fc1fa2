package org.epicentra.cluster;

import java.util.Random;
import org.epicentra.cluster.NightlyRetrain.Traces;

/**
 * A moment of a run: so long after it has come to a mark.
 *
 * @param mark what the run does first
 * @param millis after that
 */
record KillMoment(Mark mark, long millis) {

  /** What can be seen of a run from outside. */
  enum Mark {
    /** The driver is a process. */
    STARTED,
    /** It has the lock. */
    LOCKED,
    /** A version is being written. */
    STAGED,
    /** The version has its number. */
    PUBLISHED,
    /** It is the champion. */
    PROMOTED;

    /** Whether a run that found the registry as before has come here. */
    boolean come(Traces before, Traces now) {
      return switch (this) {
        case STARTED -> true;
        case LOCKED -> now.lock() > before.lock();
        case STAGED -> now.lock() > before.lock() && now.staged() > 0;
        case PUBLISHED -> now.versions() > before.versions();
        case PROMOTED -> now.champions() > before.champions();
      };
    }

    /** The last mark that a run has come to. */
    static Mark last(Traces before, Traces now) {
      Mark last = STARTED;
      for (Mark each : values()) {
        last = each.come(before, now) ? each : last;
      }
      return last;
    }
  }

  /**
   * How long an undisturbed run takes, milliseconds.
   *
   * @param whole from its start
   * @param locked from the lock
   */
  record Lengths(long whole, long locked) {}

  /**
   * Of eight moments in a row three lie anywhere in a run and two anywhere after the lock; the
   * other three look for its last steps, which are short.
   */
  static KillMoment at(int number, Random random, Lengths lengths) {
    return switch (number % 8) {
      case 1, 3, 5 -> new KillMoment(Mark.STARTED, random.nextLong(lengths.whole()));
      case 2, 6 -> new KillMoment(Mark.LOCKED, random.nextLong(lengths.locked()));
      case 0 -> new KillMoment(Mark.STAGED, random.nextLong(40));
      case 4 -> new KillMoment(Mark.PUBLISHED, random.nextLong(8));
      default -> new KillMoment(Mark.PROMOTED, random.nextLong(30));
    };
  }

  /**
   * Waits for the moment.
   *
   * @param before the registry when the run was started
   * @return false when the run has ended before it came
   */
  boolean await(Submission run, NightlyRetrain nights, Traces before) throws InterruptedException {
    while (!run.isDriver() || !mark.come(before, nights.traces())) {
      if (!run.isRunning()) {
        return false;
      }
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    return run.isRunning();
  }
}
