package org.epicentra.catalog.description;

import java.io.Serializable;

/**
 * Counts of magnitudes, to the nearest hundredth: all that the statistics of magnitudes need of a
 * catalog. Mutable and mergeable; the counts are exact, so the order of merging does not matter.
 */
public final class MagnitudeHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The least magnitude counted, in hundredths; smaller ones are {@link #outside()}. */
  public static final int LEAST = -500;

  /** The greatest magnitude counted, in hundredths. */
  public static final int GREATEST = 1200;

  private final long[] counts = new long[GREATEST - LEAST + 1];
  private long total;
  private long outside;

  /**
   * Counts one event.
   *
   * @param magnitude any number; one outside of -5 to 12, or NaN, only adds to {@link #outside()}
   */
  public void add(double magnitude) {
    add(magnitude, 1);
  }

  /** Counts some events of one magnitude. */
  public void add(double magnitude, long events) {
    double hundredths = Math.rint(magnitude * 100);
    if (hundredths >= LEAST && hundredths <= GREATEST) {
      counts[(int) hundredths - LEAST] += events;
      total += events;
    } else {
      outside += events;
    }
  }

  /** Adds the counts of another histogram. */
  public void merge(MagnitudeHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    outside += other.outside;
  }

  /**
   * The same counts without some events.
   *
   * @param hundredths their magnitude times 100
   * @param events no more of them than are counted
   */
  public MagnitudeHistogram without(int hundredths, long events) {
    if (!(events >= 0 && events <= count(hundredths))) {
      throw new IllegalArgumentException(
          "%d of %d events cannot be left out".formatted(events, count(hundredths)));
    }
    MagnitudeHistogram rest = new MagnitudeHistogram();
    rest.merge(this);
    if (events > 0) {
      rest.counts[hundredths - LEAST] -= events;
      rest.total -= events;
    }
    return rest;
  }

  /** The number of events counted. */
  public long total() {
    return total;
  }

  /** The number of events with a magnitude that no earthquake can have. */
  public long outside() {
    return outside;
  }

  /**
   * The events of one magnitude.
   *
   * @param hundredths the magnitude times 100
   */
  public long count(int hundredths) {
    return hundredths >= LEAST && hundredths <= GREATEST ? counts[hundredths - LEAST] : 0;
  }

  /** The events of magnitudes from {@code from} to {@code to}, both in hundredths and included. */
  public long count(int from, int to) {
    long sum = 0;
    for (int hundredths = from; hundredths <= to; hundredths++) {
      sum += count(hundredths);
    }
    return sum;
  }

  /** The least magnitude that occurs; NaN where none does. */
  public double least() {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        return (i + LEAST) / 100.0;
      }
    }
    return Double.NaN;
  }

  /** The greatest magnitude that occurs; NaN where none does. */
  public double greatest() {
    for (int i = counts.length - 1; i >= 0; i--) {
      if (counts[i] > 0) {
        return (i + LEAST) / 100.0;
      }
    }
    return Double.NaN;
  }
}
