package org.epicentra.gradient;

import java.io.Serializable;
import org.apache.commons.math3.distribution.TDistribution;
import org.epicentra.math.Moments;

/**
 * What an estimator gave over repeated gradients: its variance by groups of coordinates, and its
 * distance from a reference along some directions of random signs, which tell of a bias. Numbers of
 * several chunks merge, always in the same order.
 */
public final class EstimatorMeasurement implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A mean distance that is this small against the scatter of the noisiest is rounding. */
  private static final double ROUNDING = 1e-6;

  private final Moments[] variances;
  private final Moments[] distances;
  private double nanos;

  /**
   * Of one chunk.
   *
   * @param variances of each group; kept, not copied
   * @param distances along each direction; kept, not copied
   * @param nanos of one gradient
   */
  EstimatorMeasurement(Moments[] variances, Moments[] distances, double nanos) {
    this.variances = variances;
    this.distances = distances;
    this.nanos = nanos;
  }

  /** Takes in what the next chunk gave. */
  public void merge(EstimatorMeasurement next) {
    for (int i = 0; i < variances.length; i++) {
      variances[i].merge(next.variances[i]);
    }
    for (int i = 0; i < distances.length; i++) {
      distances[i].merge(next.distances[i]);
    }
    nanos = Math.min(nanos, next.nanos);
  }

  /** The sum of the variances of a group's coordinates. */
  public double variance(int group) {
    return variances[group].mean();
  }

  /** The standard error of {@link #variance}, from the chunks' scatter; NaN for one chunk. */
  public double varianceError(int group) {
    return variances[group].standardError();
  }

  /**
   * Nanoseconds of a gradient, the least that was seen: all do the same work, so what took longer
   * was kept waiting by other work of the machine.
   */
  public double nanos() {
    return nanos;
  }

  /** The scatter of a single gradient's distance from the reference along the directions. */
  public double scatter() {
    double sum = 0;
    for (Moments each : distances) {
      sum += each.variance() / distances.length;
    }
    return Math.sqrt(sum);
  }

  /**
   * The smallest p-value of t-tests along the directions, times their number (Bonferroni), at most
   * 1: the probability of so large a distance where the estimator has the reference as its mean.
   *
   * @param noisiest the scatter of the noisiest estimator beside it, which tells what is rounding
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
