package org.epicentra.distribution;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.math.ExactSum;

/**
 * The weighted mean of paired differences, its standard error and its skewness, from sums of powers
 * of weights w and differences d. The sums are exact, so that they have the same bits in any order.
 * Mutable and mergeable, not thread-safe.
 */
public final class PairedGain implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The sums of w, w d, w^2, w^2 d, w^2 d^2, w^3, w^3 d, w^3 d^2 and w^3 d^3. */
  private static final int SUMS = 9;

  private final ExactSum[] sums = new ExactSum[SUMS];
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
    for (int i = 0; i < SUMS; i++) {
      this.sums[i] = new ExactSum();
      this.sums[i].add(sums[i]);
    }
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
    addPowers(0, 1, power, difference);
    power *= weight;
    addPowers(2, 2, power, difference);
    power *= weight;
    addPowers(5, 3, power, difference);
  }

  /** Adds a weight times the powers of a difference, from the 0th to the last. */
  private void addPowers(int from, int last, double weight, double difference) {
    double term = weight;
    sums[from].add(term);
    for (int i = 1; i <= last; i++) {
      term *= difference;
      sums[from + i].add(term);
    }
  }

  /** Adds the observations of another gain. */
  public void merge(PairedGain other) {
    observations += other.observations;
    for (int i = 0; i < SUMS; i++) {
      sums[i].add(other.sums[i]);
    }
  }

  /** The number of observations. */
  public long observations() {
    return observations;
  }

  /** The sums that make the gain, to be stored. */
  public double[] sums() {
    return Arrays.stream(sums).mapToDouble(ExactSum::value).toArray();
  }

  private double sum(int i) {
    return sums[i].value();
  }

  /** The sum of the weights. */
  double weight() {
    return sum(0);
  }

  /** The weighted mean; NaN without observations. */
  public double mean() {
    return sum(1) / sum(0);
  }

  /** The number of observations of equal weight that would be as many: (sum w)^2 / sum w^2. */
  double effectiveObservations() {
    return sum(0) * sum(0) / sum(2);
  }

  /**
   * The standard error of {@link #mean}, a ratio of sums: sqrt(sum w^2 (d - mean)^2) / sum w; NaN
   * for fewer than two observations.
   */
  public double standardError() {
    return observations < 2 ? Double.NaN : deviation() / sum(0);
  }

  /** The square root of sum w^2 (d - mean)^2. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(Math.max(0, sum(4) - 2 * mean * sum(3) + mean * mean * sum(2)));
  }

  /**
   * The skewness of the mean: sum w^3 (d - mean)^3 over the cube of {@link #deviation}, which for
   * equal weights is that of the differences over sqrt(n); 0 where all differences are equal.
   */
  double skewness() {
    double m = mean();
    double third = sum(8) - 3 * m * sum(7) + 3 * m * m * sum(6) - m * m * m * sum(5);
    double deviation = deviation();
    return deviation == 0 ? 0 : third / (deviation * deviation * deviation);
  }
}
