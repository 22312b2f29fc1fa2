package org.epicentra.math;

/**
 * Random numbers as a function of (seed, purpose, step, key): no state outlives a call of {@link
 * #of}, so a repeated task draws the same numbers, on every machine.
 *
 * <p>The generator is Philox4x32-10 ({@link Philox}). Seed, purpose and step are hashed to its
 * 64-bit key; the row key is the upper half of its counter, so two keys of one step never share a
 * number. A stream is not thread-safe.
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
   * @param purpose what the numbers are for; different purposes give independent streams
   * @param step iteration, epoch or restart
   * @param key the row's key, such as its number
   */
  public static RandomStream of(long seed, String purpose, long step, long key) {
    return of(streamKey(seed, purpose, step), key);
  }

  /** The same stream from a key that {@link #streamKey} gave: quicker where rows share it. */
  public static RandomStream of(long streamKey, long key) {
    return new RandomStream(streamKey, key);
  }

  /** A 64-bit hash of seed, purpose and step: the part that all rows of a step share. */
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

  /** Uniform on the open interval (0, 1): a multiple of 2^-52 plus 2^-53, never 0 nor 1. */
  public double nextDouble() {
    return ((nextLong() >>> 12) + 0.5) * TWO_TO_MINUS_52;
  }

  /** Normal(0, 1), by the method of Box and Muller (1958), doi:10.1214/aoms/1177706645. */
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
   * Scatters the bits of a number: the finaliser of SplitMix64 after one step, a one-to-one
   * function. Steele, Lea, Flood, <a
   * href="https://doi.org/10.1145/2660193.2660195">doi:10.1145/2660193.2660195</a>.
   */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
