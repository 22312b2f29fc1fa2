package org.epicentra.mixture.description;

import java.io.Serializable;

/**
 * Events by their strength. Up to 1,023 each strength is counted apart; from there on to 2^20
 * strengths are counted in bins of at most 1/256 of themselves, and what is greater is counted
 * together. Mutable and mergeable; the counts are exact, so the order of merging does not matter.
 */
public final class StrengthCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Strengths below this are counted apart. */
  public static final int APART = 1 << 10;

  /** Strengths from here on are counted together. */
  public static final int MOST = 1 << 20;

  /** The power of two by which strengths of an octave are narrowed to the number of its bins. */
  private static final int NARROWED = 8;

  private static final int OCTAVE = 1 << NARROWED;

  private final long[] counts = new long[bin(MOST) + 1];

  /** Counts an event of a strength, a whole number of 0 or more. */
  void add(double strength) {
    counts[bin((int) Math.min(strength, MOST))]++;
  }

  /** Adds the counts of others. */
  void merge(StrengthCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** The number of bins; the last is of the strengths that are counted together. */
  public int bins() {
    return counts.length;
  }

  /** The events in a bin. */
  public long count(int bin) {
    return counts[bin];
  }

  /** All events. */
  public long total() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The bin of a strength, up to {@link #MOST}. */
  public static int bin(int strength) {
    if (strength < APART) {
      return strength;
    }
    int octave = octave(strength);
    int first = octave(APART);
    return APART + OCTAVE * (octave - first) + (strength >> (octave - NARROWED)) - OCTAVE;
  }

  /** The least strength of a bin. */
  public static int start(int bin) {
    if (bin < APART) {
      return bin;
    }
    int octave = octave(APART) + (bin - APART) / OCTAVE;
    return (OCTAVE + (bin - APART) % OCTAVE) << (octave - NARROWED);
  }

  /** The number of strengths in the bin of a strength; those of lesser ones divide it. */
  public static int width(int strength) {
    return strength < APART ? 1 : 1 << (octave(strength) - NARROWED);
  }

  private static int octave(int strength) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(strength);
  }
}
