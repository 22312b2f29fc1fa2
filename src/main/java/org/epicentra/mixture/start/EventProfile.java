package org.epicentra.mixture.start;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Weighted moments of the events, from which the default prior comes. Mutable, mergeable, not
 * thread-safe; the same order of calls gives the same bits.
 *
 * <p>Means and variances are updated and combined as in T. F. Chan, G. H. Golub, R. J. LeVeque,
 * "Updating formulae and a pairwise algorithm for computing sample variances", COMPSTAT 1982,
 * doi:10.1007/978-3-642-51461-6_3, with weights.
 */
public final class EventProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] means;
  private final double[] squares;
  private final double[] lows;
  private final double[] highs;
  private final DistinctLocations distinct;
  private long rows;
  private double weightSum;
  private long strengthObserved;
  private double strengthWeight;
  private double strengthSum;

  /**
   * A profile of no events.
   *
   * @param dimension the number of coordinates D, 2 or 3
   * @param distinctLimit distinct locations are counted up to here
   */
  public EventProfile(int dimension, int distinctLimit) {
    this.means = new double[dimension];
    this.squares = new double[dimension];
    this.lows = new double[dimension];
    this.highs = new double[dimension];
    Arrays.fill(lows, Double.POSITIVE_INFINITY);
    Arrays.fill(highs, Double.NEGATIVE_INFINITY);
    this.distinct = new DistinctLocations(dimension, distinctLimit);
  }

  /**
   * Adds an event.
   *
   * @param x its location, length D, unit
   * @param strength its count, NaN when it has none
   * @param weight {@code > 0}
   */
  public void add(double[] x, double strength, double weight) {
    rows++;
    weightSum += weight;
    for (int d = 0; d < means.length; d++) {
      double before = x[d] - means[d];
      means[d] += before * (weight / weightSum);
      squares[d] += weight * before * (x[d] - means[d]);
      lows[d] = Math.min(lows[d], x[d]);
      highs[d] = Math.max(highs[d], x[d]);
    }
    if (!Double.isNaN(strength)) {
      strengthObserved++;
      strengthWeight += weight;
      strengthSum += weight * strength;
    }
    distinct.add(x, 0);
  }

  /** Adds the events of another profile of the same dimension. */
  public void merge(EventProfile other) {
    if (other.rows == 0) {
      return;
    }
    rows += other.rows;
    double own = weightSum;
    weightSum += other.weightSum;
    for (int d = 0; d < means.length; d++) {
      double difference = other.means[d] - means[d];
      means[d] += difference * (other.weightSum / weightSum);
      squares[d] +=
          other.squares[d] + difference * difference * own * (other.weightSum / weightSum);
      lows[d] = Math.min(lows[d], other.lows[d]);
      highs[d] = Math.max(highs[d], other.highs[d]);
    }
    strengthObserved += other.strengthObserved;
    strengthWeight += other.strengthWeight;
    strengthSum += other.strengthSum;
    distinct.addAll(other.distinct);
  }

  /** Adds the events of the second profile to the first, and returns that. */
  public static EventProfile merged(EventProfile one, EventProfile other) {
    one.merge(other);
    return one;
  }

  /** The number of coordinates D. */
  public int dimension() {
    return means.length;
  }

  /** The number of events. */
  public long rows() {
    return rows;
  }

  /** The sum of the weights. */
  public double weightSum() {
    return weightSum;
  }

  /** The weighted mean of coordinate d, unit; 0 without events. */
  public double mean(int d) {
    return means[d];
  }

  /** The weighted variance of coordinate d about its mean, unit^2; NaN without events. */
  public double variance(int d) {
    return squares[d] / weightSum;
  }

  /** A copy of the least coordinates, length D, unit; infinite without events. */
  public double[] low() {
    return lows.clone();
  }

  /** A copy of the greatest coordinates, length D, unit; minus infinite without events. */
  public double[] high() {
    return highs.clone();
  }

  /** The number of events that have a strength. */
  public long strengthObserved() {
    return strengthObserved;
  }

  /** The weighted mean of the strengths there are; NaN when there is none. */
  public double strengthMean() {
    return strengthSum / strengthWeight;
  }

  /** The number of different locations, counted up to the limit. */
  public int distinctLocations() {
    return distinct.size();
  }
}
