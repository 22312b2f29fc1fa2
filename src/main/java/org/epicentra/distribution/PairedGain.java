package org.epicentra.distribution;

import java.io.Serializable;

/** The mean of weighted differences and its standard error. Mutable and mergeable. */
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

  /** Adds another's observations. */
  public void merge(PairedGain other) {
    observations += other.observations;
    weightSum += other.weightSum;
    sum += other.sum;
    weightedSquares += other.weightedSquares;
    crossed += other.crossed;
    squaredWeights += other.squaredWeights;
  }

  /** Their number. */
  public long observations() {
    return observations;
  }

  /** The weighted mean; NaN without observations. */
  public double mean() {
    return sum / weightSum;
  }

  /**
   * Of the mean, as a ratio of sums: sqrt(sum w^2 (d - mean)^2) / sum w; NaN of fewer than two
   * observations, which tell nothing of it.
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
