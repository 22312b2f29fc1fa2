package org.epicentra.gradient;

import java.io.Serializable;
import org.apache.commons.math3.distribution.TDistribution;
import org.epicentra.math.Moments;

/**
 * Measurements of an estimator over repeated gradients: its variance by group of coordinates, and,
 * to detect a bias, its distance from a reference along directions of random signs. Mutable and
 * mergeable: the chunks of an experiment are merged in their order.
 */
public final class EstimatorMeasurement implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A mean distance below this share of the noisiest estimator's scatter counts as rounding. */
  private static final double ROUNDING = 1e-6;

  private final Moments[] variances;
  private final Moments[] distances;
  private double nanos;

  /**
   * The measurement of one chunk.
   *
   * @param variances of each group; kept, not copied
   * @param distances along each direction; kept, not copied
   * @param nanos nanoseconds of one gradient
   */
  EstimatorMeasurement(Moments[] variances, Moments[] distances, double nanos) {
    this.variances = variances;
    this.distances = distances;
    this.nanos = nanos;
  }

  /** Adds the measurement of the next chunk. */
  public void merge(EstimatorMeasurement next) {
    for (int i = 0; i < variances.length; i++) {
      variances[i].merge(next.variances[i]);
    }
    for (int i = 0; i < distances.length; i++) {
      distances[i].merge(next.distances[i]);
    }
    nanos = Math.min(nanos, next.nanos);
  }

  /**
   * The sum of the variances of a group's coordinates, averaged over the chunks.
   *
   * @param group from 0
   */
  public double variance(int group) {
    return variances[group].mean();
  }

  /**
   * The standard error of {@link #variance}, from the scatter between chunks; NaN for one chunk.
   *
   * @param group from 0
   */
  public double varianceError(int group) {
    return variances[group].standardError();
  }

  /**
   * Nanoseconds per gradient, the least over the chunks: all do the same work, so a longer time
   * includes waiting for other work of the machine.
   */
  public double nanos() {
    return nanos;
  }

  /**
   * The standard deviation of a single gradient's distance from the reference, over the directions.
   */
  public double scatter() {
    double sum = 0;
    for (Moments each : distances) {
      sum += each.variance() / distances.length;
    }
    return Math.sqrt(sum);
  }

  /**
   * The p-value of the hypothesis that the reference is the estimator's mean: the smallest of the
   * t-tests along the directions times their number (Bonferroni), at most 1.
   *
   * @param noisiest the greatest {@link #scatter} of the estimators measured together, from which
   *     the size of rounding errors follows
   */
  public double biasPValue(double noisiest) {
    double least = 1;
    for (Moments each : distances) {
      double error = Math.hypot(each.standardError(), ROUNDING * noisiest);
      if (each.mean() != 0) {
        double t = Math.abs(each.mean()) / error;
        double p = 2 * new TDistribution(null, each.count() - 1.0).cumulativeProbability(-t);
        least = Math.min(least, p * distances.length);
      }
    }
    return least;
  }
}
