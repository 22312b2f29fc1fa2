package org.epicentra.math;

import java.io.Serializable;

/**
 * Mean and variance of numbers as they come: B. P. Welford, Technometrics 4 (1962),
 * doi:10.1080/00401706.1962.10490022.
 */
public final class Moments implements Serializable {
  private static final long serialVersionUID = 1L;

  private long count;
  private double mean;
  private double squares;

  /** Takes one more number in. */
  public void add(double value) {
    count++;
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }

  /** Takes in what another has seen. */
  public void merge(Moments other) {
    if (other.count > 0) {
      long sum = count + other.count;
      double step = other.mean - mean;
      squares += other.squares + step * step * count * other.count / sum;
      mean += step * other.count / sum;
      count = sum;
    }
  }

  /** How many numbers. */
  public long count() {
    return count;
  }

  /** Their mean; 0 for none. */
  public double mean() {
    return mean;
  }

  /** Their variance, unbiased; NaN for fewer than two. */
  public double variance() {
    return count > 1 ? squares / (count - 1) : Double.NaN;
  }

  /** The standard error of the mean. */
  public double standardError() {
    return Math.sqrt(variance() / count);
  }
}
