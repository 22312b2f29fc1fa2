package org.epicentra.distribution;

import java.io.Serializable;

/**
 * The weighted mean of paired differences and its standard error. Mutable and mergeable, not
 * thread-safe.
 */
public final class PairedGain implements Serializable {
  private static final long serialVersionUID = 1L;

  private long observations;
  private double weightSum;
  private double sum;
  private double weightedSquares;
  private double squaredWeights;
  private double crossed;

  /**
   * Adds an observation.
   *
   * @param difference between the two things that are compared
   * @param weight {@code > 0}
   */
  public void add(double difference, double weight) {
    observations++;
    weightSum += weight;
    sum += weight * difference;
    weightedSquares += weight * weight * difference * difference;
    crossed += weight * weight * difference;
    squaredWeights += weight * weight;
  }

  /** Adds the observations of another gain. */
  public void merge(PairedGain other) {
    observations += other.observations;
    weightSum += other.weightSum;
    sum += other.sum;
    weightedSquares += other.weightedSquares;
    crossed += other.crossed;
    squaredWeights += other.squaredWeights;
  }

  /** The number of observations. */
  public long observations() {
    return observations;
  }

  /** The weighted mean; NaN without observations. */
  public double mean() {
    return sum / weightSum;
  }

  /**
   * The standard error of {@link #mean}, a ratio of sums: sqrt(sum w^2 (d - mean)^2) / sum w; NaN
   * for fewer than two observations.
   */
  public double standardError() {
    if (observations < 2) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = weightedSquares - 2 * mean * crossed + mean * mean * squaredWeights;
    return Math.sqrt(Math.max(0, squares)) / weightSum;
  }
}
