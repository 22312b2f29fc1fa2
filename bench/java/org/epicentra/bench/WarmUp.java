package org.epicentra.bench;

/**
 * Says when a program is warm. The JIT compiles beside the work, on cores that the work leaves
 * free, and Spark's own code takes it half a minute; so a warm-up goes on until rounds of the same
 * work have got no faster for a while.
 */
final class WarmUp {
  /** The least gain, as a share of the fastest round so far. */
  private static final double GAIN = 0.02;

  /** The longest warm-up, in those without a gain. */
  private static final int LONGEST = 4;

  private final double seconds;
  private final long start = System.nanoTime();
  private double fastest = Double.POSITIVE_INFINITY;
  private long gained = start;

  /**
   * @param seconds without a gain that end it
   */
  WarmUp(double seconds) {
    this.seconds = seconds;
  }

  /** Whether the work is warm after one more round that took so long. */
  boolean isOver(long nanos) {
    long now = System.nanoTime();
    if (nanos < (1 - GAIN) * fastest) {
      fastest = nanos;
      gained = now;
    }
    return (now - gained) * 1e-9 > seconds || (now - start) * 1e-9 > LONGEST * seconds;
  }
}
