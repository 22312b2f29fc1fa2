package org.epicentra.math;

/**
 * Single-precision random numbers by row, which depend only on (stream key, row key, draw): they
 * are the same on every machine, with or without the vector module. Holds scratch memory, so each
 * task needs its own.
 */
public final class RowNumbers {
  private static final int WORDS = 4;

  private final long streamKey;
  private final BoxMuller boxMuller;
  private int[] words = new int[0];

  /**
   * The numbers of one seed, purpose and step.
   *
   * @param streamKey of {@link RandomStream#streamKey}
   */
  public RowNumbers(long streamKey) {
    this(streamKey, VectorModule.isFast() ? new SimdBoxMuller() : new ScalarBoxMuller());
  }

  RowNumbers(long streamKey, BoxMuller boxMuller) {
    this.streamKey = streamKey;
    this.boxMuller = boxMuller;
  }

  /**
   * Normal(0, 1) numbers. None exceeds 5.8 in absolute value, as one normal number in 10^8 would.
   *
   * @param rowKey the row's key
   * @param draw number of the row's draw, from 0
   * @param out receives the numbers, from {@code from}
   * @param from index of the first number
   * @param count how many; the numbers depend on it
   */
  public void gaussian(long rowKey, int draw, float[] out, int from, int count) {
    fill(rowKey, draw, 2 * BoxMuller.pairs(count));
    boxMuller.transform(words, out, from, count);
  }

  /**
   * Uniform numbers on [0, 1), multiples of 2^-24.
   *
   * @param rowKey the row's key
   * @param draw number of the row's draw, from 0
   * @param out receives the numbers, from {@code from}
   * @param from index of the first number
   * @param count how many
   */
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
