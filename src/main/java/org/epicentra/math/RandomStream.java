package org.epicentra.math;

/**
 * A stream of random numbers that depends only on (seed, purpose, step, key): a task that is
 * repeated draws the same numbers, on any machine.
 *
 * <p>The generator is Philox4x32-10 ({@link Philox}). Seed, purpose and step are hashed to its
 * 64-bit key; the row's key is the upper half of its counter, so streams of different keys in one
 * step do not overlap. A stream is not thread-safe.
 */
public final class RandomStream {
  private static final double TWO_TO_MINUS_52 = 0x1p-52;

  private final long streamKey;
  private final long key;
  private final int[] words = new int[4];
  private long block;
  private boolean secondHalf;
  private double spareGaussian = Double.NaN;

  private RandomStream(long streamKey, long key) {
    this.streamKey = streamKey;
    this.key = key;
  }

  /**
   * The stream of one row.
   *
   * @param seed the user's seed
   * @param purpose what the numbers are for; streams of different purposes are independent
   * @param step number of the iteration, epoch or restart
   * @param key of the row, such as its number
   */
  public static RandomStream of(long seed, String purpose, long step, long key) {
    return of(streamKey(seed, purpose, step), key);
  }

  /**
   * The same stream, quicker to make for many rows of one step.
   *
   * @param streamKey of {@link #streamKey}
   * @param key of the row, such as its number
   */
  public static RandomStream of(long streamKey, long key) {
    return new RandomStream(streamKey, key);
  }

  /** A 64-bit hash of seed, purpose and step, which all rows of a step share. */
  public static long streamKey(long seed, String purpose, long step) {
    long hash = mix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash + purpose.charAt(i));
    }
    return mix(mix(hash + purpose.length()) + step);
  }

  /** 64 random bits. */
  public long nextLong() {
    if (secondHalf) {
      secondHalf = false;
      return pair(words[2], words[3]);
    }
    Philox.words(streamKey, key, block, words, 0);
    block++;
    secondHalf = true;
    return pair(words[0], words[1]);
  }

  /** A uniform number on (0, 1): a multiple of 2^-52 plus 2^-53, never 0 or 1. */
  public double nextDouble() {
    return ((nextLong() >>> 12) + 0.5) * TWO_TO_MINUS_52;
  }

  /** A Normal(0, 1) number by the method of Box and Muller (1958), doi:10.1214/aoms/1177706645. */
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double value = spareGaussian;
      spareGaussian = Double.NaN;
      return value;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(nextDouble()));
    double angle = 2 * Math.PI * nextDouble();
    spareGaussian = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  private static long pair(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  /**
   * Mixes the bits of a number by one step and the finaliser of SplitMix64, a bijection. Steele,
   * Lea, Flood, <a href="https://doi.org/10.1145/2660193.2660195">doi:10.1145/2660193.2660195</a>.
   */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
