package org.epicentra.catalog.description;

import java.io.Serializable;

/**
 * Mean and variance of a column of counts, compared with those of a Poisson distribution, which are
 * equal. Mutable and mergeable.
 *
 * <p>Sums are by the updating formulas of Chan, Golub and LeVeque (1983), <a
 * href="https://doi.org/10.1080/00031305.1983.10483115">doi:10.1080/00031305.1983.10483115</a>.
 */
public final class CountDispersion implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double LITTLE = 0.2;

  private long count;
  private long zeros;
  private boolean onlyCounts = true;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double mean;
  private double squares;

  /**
   * @param value one value of the column; NaN is skipped
   */
  public void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    count++;
    if (value == 0) {
      zeros++;
    }
    if (!(value >= 0 && value == Math.rint(value) && value < Double.POSITIVE_INFINITY)) {
      onlyCounts = false;
      return;
    }
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    double deviation = value - mean;
    mean += deviation / count;
    squares += deviation * (value - mean);
  }

  /** Adds the values of another column of counts. */
  public void merge(CountDispersion other) {
    if (other.count == 0) {
      return;
    }
    double both = (double) count + other.count;
    double deviation = other.mean - mean;
    mean += deviation * other.count / both;
    squares += other.squares + deviation * deviation * count * other.count / both;
    count += other.count;
    zeros += other.zeros;
    onlyCounts &= other.onlyCounts;
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
  }

  /** The number of values, nulls aside. */
  public long count() {
    return count;
  }

  /** The number of values that are 0, which in many catalogs means "not recorded". */
  public long zeros() {
    return zeros;
  }

  /** Whether every value is a whole number of at least 0; if not, nothing else here is defined. */
  public boolean onlyCounts() {
    return count > 0 && onlyCounts;
  }

  public double least() {
    return least;
  }

  public double greatest() {
    return greatest;
  }

  public double mean() {
    return count > 0 ? mean : Double.NaN;
  }

  /** The unbiased variance; NaN with fewer than two values. */
  public double variance() {
    return count > 1 ? squares / (count - 1) : Double.NaN;
  }

  /** Variance over mean: 1 for a Poisson distribution. NaN where it is not defined. */
  public double ratio() {
    return mean > 0 ? variance() / mean : Double.NaN;
  }

  /**
   * What the ratio shows, in a few words. Counts with different rates, taken together, are wider
   * than a Poisson distribution; only where they are wider within a place too is the interval of a
   * rate too narrow.
   */
  public String verdict() {
    double ratio = ratio();
    if (Double.isNaN(ratio)) {
      return "too little to judge";
    }
    // Under a Poisson distribution the ratio has a standard error of about sqrt(2 / (n - 1)).
    double slack = Math.max(LITTLE, 3 * Math.sqrt(2.0 / (count - 1)));
    if (ratio > 1 + slack) {
      return "wider than Poisson";
    }
    if (ratio < 1 - slack) {
      return "narrower than Poisson";
    }
    return "like Poisson";
  }
}
