package org.epicentra.math;

/**
 * Single-precision random numbers by the row: a function of (stream key, row key, draw), the same
 * on every machine, with the vector module or without it. Owns scratch memory: one for each task.
 */
public final class RowNumbers {
  private static final int WORDS = 4;

  private final long streamKey;
  private final BoxMuller boxMuller;
  private int[] words = new int[0];

  /**
   * @param streamKey of {@link RandomStream#streamKey}: what seed, purpose and step the numbers are
   *     of
   */
  public RowNumbers(long streamKey) {
    this(streamKey, VectorModule.isPresent() ? new SimdBoxMuller() : new ScalarBoxMuller());
  }

  RowNumbers(long streamKey, BoxMuller boxMuller) {
    this.streamKey = streamKey;
    this.boxMuller = boxMuller;
  }

  /**
   * Normal(0, 1) numbers, none larger than 5.8 in size, which a normal number is once in 10^8.
   *
   * @param rowKey the row's key
   * @param draw which of the row's draws, 0 or more
   * @param out takes the numbers, from {@code from}
   * @param count how many; the numbers depend on it
   */
  public void gaussian(long rowKey, int draw, float[] out, int from, int count) {
    int pairs = (count + 1) / 2;
    fill(rowKey, draw, 2 * pairs);
    boxMuller.transform(words, pairs, out, from, count);
  }

  /** Uniform numbers on [0, 1), multiples of 2^-24, with the same arguments. */
  public void uniform(long rowKey, int draw, float[] out, int from, int count) {
    fill(rowKey, draw, count);
    for (int i = 0; i < count; i++) {
      out[from + i] = (words[i] >>> 8) * 0x1p-24f;
    }
  }

  private void fill(long rowKey, int draw, int count) {
    if (words.length < count) {
      words = new int[(count + WORDS - 1) / WORDS * WORDS];
    }
    long low = (long) draw << 32;
    for (int at = 0; at < count; at += WORDS) {
      Philox.words(streamKey, rowKey, low++, words, at);
    }
  }
}
