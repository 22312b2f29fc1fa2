package org.epicentra.bench;

/**
 * Runs a program until it is warm. The JIT compiles beside the work, on cores that the work leaves
 * free, and Spark's own code takes it half a minute; so rounds of the same work are repeated until
 * they have got no faster for a while.
 */
final class WarmUp {
  /** The least gain, as a share of the fastest round so far. */
  private static final double GAIN = 0.02;

  /** The longest warm-up, in those without a gain. */
  private static final int LONGEST = 4;

  private WarmUp() {}

  /**
   * @param seconds without a gain that end it
   */
  static void repeat(double seconds, Runnable round) {
    long start = System.nanoTime();
    long gained = start;
    long now = start;
    double fastest = Double.POSITIVE_INFINITY;
    while ((now - gained) * 1e-9 <= seconds && (now - start) * 1e-9 <= LONGEST * seconds) {
      long before = System.nanoTime();
      round.run();
      now = System.nanoTime();
      if (now - before < (1 - GAIN) * fastest) {
        fastest = now - before;
        gained = now;
      }
    }
  }
}
