package org.epicentra.distribution;

import java.io.Serializable;

/**
 * The weighted mean of paired differences, its standard error and its skewness, from sums of powers
 * of weights w and differences d. Mutable and mergeable, not thread-safe.
 */
public final class PairedGain implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The sums of w, w d, w^2, w^2 d, w^2 d^2, w^3, w^3 d, w^3 d^2 and w^3 d^3. */
  private static final int SUMS = 9;

  private final double[] sums;
  private long observations;

  /** A gain without observations. */
  public PairedGain() {
    this(0, new double[SUMS]);
  }

  /**
   * A gain that was stored.
   *
   * @param observations their number
   * @param sums of {@link #sums}
   * @throws IllegalArgumentException unless there are nine sums and no fewer than 0 observations
   */
  public PairedGain(long observations, double[] sums) {
    if (observations < 0 || sums.length != SUMS) {
      throw new IllegalArgumentException(
          "a gain has %d sums, not %d, and %d observations"
              .formatted(SUMS, sums.length, observations));
    }
    this.observations = observations;
    this.sums = sums.clone();
  }

  /**
   * Adds an observation.
   *
   * @param difference between the two things that are compared
   * @param weight {@code > 0}
   */
  public void add(double difference, double weight) {
    observations++;
    double power = weight;
    sums[0] += power;
    sums[1] += power * difference;
    power *= weight;
    sums[2] += power;
    sums[3] += power * difference;
    sums[4] += power * difference * difference;
    power *= weight;
    sums[5] += power;
    sums[6] += power * difference;
    sums[7] += power * difference * difference;
    sums[8] += power * difference * difference * difference;
  }

  /** Adds the observations of another gain. */
  public void merge(PairedGain other) {
    observations += other.observations;
    for (int i = 0; i < SUMS; i++) {
      sums[i] += other.sums[i];
    }
  }

  /** The number of observations. */
  public long observations() {
    return observations;
  }

  /** The sums that make the gain, to be stored. */
  public double[] sums() {
    return sums.clone();
  }

  /** The sum of the weights. */
  double weight() {
    return sums[0];
  }

  /** The weighted mean; NaN without observations. */
  public double mean() {
    return sums[1] / sums[0];
  }

  /** The number of observations of equal weight that would be as many: (sum w)^2 / sum w^2. */
  double effectiveObservations() {
    return sums[0] * sums[0] / sums[2];
  }

  /**
   * The standard error of {@link #mean}, a ratio of sums: sqrt(sum w^2 (d - mean)^2) / sum w; NaN
   * for fewer than two observations.
   */
  public double standardError() {
    return observations < 2 ? Double.NaN : deviation() / sums[0];
  }

  /** The square root of sum w^2 (d - mean)^2. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(Math.max(0, sums[4] - 2 * mean * sums[3] + mean * mean * sums[2]));
  }

  /**
   * The skewness of the mean: sum w^3 (d - mean)^3 over the cube of {@link #deviation}, which for
   * equal weights is that of the differences over sqrt(n); 0 where all differences are equal.
   */
  double skewness() {
    double m = mean();
    double third = sums[8] - 3 * m * sums[7] + 3 * m * m * sums[6] - m * m * m * sums[5];
    double deviation = deviation();
    return deviation == 0 ? 0 : third / (deviation * deviation * deviation);
  }
}
