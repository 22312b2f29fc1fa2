package org.epicentra.math;

import java.io.Serializable;

/**
 * The running mean and variance of a sequence of numbers: B. P. Welford, Technometrics 4 (1962),
 * doi:10.1080/00401706.1962.10490022. Mutable and mergeable, not thread-safe.
 */
public final class Moments implements Serializable {
  private static final long serialVersionUID = 1L;

  private long count;
  private double mean;
  private double squares;

  /** Adds a number. */
  public void add(double value) {
    count++;
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }

  /** Adds the numbers that another has been given. */
  public void merge(Moments other) {
    if (other.count > 0) {
      long sum = count + other.count;
      double step = other.mean - mean;
      squares += other.squares + step * step * count * other.count / sum;
      mean += step * other.count / sum;
      count = sum;
    }
  }

  /** The number of numbers. */
  public long count() {
    return count;
  }

  /** Their mean; 0 for none. */
  public double mean() {
    return mean;
  }

  /** The unbiased estimate of their variance; NaN for fewer than two. */
  public double variance() {
    return count > 1 ? squares / (count - 1) : Double.NaN;
  }

  /** The standard error of the mean; NaN for fewer than two numbers. */
  public double standardError() {
    return Math.sqrt(variance() / count);
  }
}
