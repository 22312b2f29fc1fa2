package org.epicentra.mixture.counts;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weight of the events of each strength, whatever their components: H_s of eq. (37). Mutable,
 * mergeable, not thread-safe; its sums do not depend on the order of the calls but for rounding.
 */
public final class StrengthHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Double, Double> weights = new TreeMap<>();

  /** Of these weights; null until they are asked for. */
  private transient StrengthMoments moments;

  /** Adds an event; one without a strength, which is NaN, adds nothing. */
  public void add(double strength, double weight) {
    if (!Double.isNaN(strength)) {
      weights.merge(strength, weight, Double::sum);
      moments = null;
    }
  }

  /** Adds the events of another histogram, each times a factor. */
  public void merge(StrengthHistogram other, double factor) {
    other.weights.forEach((strength, weight) -> add(strength, factor * weight));
  }

  /** The weights by strength, in rising order; not to be changed. */
  public Map<Double, Double> weights() {
    return weights;
  }

  /** The number of different strengths. */
  public int size() {
    return weights.size();
  }

  /** The weight of the events with a strength of 0. */
  public double zeros() {
    return weights.getOrDefault(0.0, 0.0);
  }

  /** sum_s H_s ln [Gamma(r + s) / Gamma(r)], nats. */
  double logRising(double r) {
    return moments().logRising(r);
  }

  /** sum_s H_s ln [Gamma(r + s) / (Gamma(r) s!)], nats. */
  double logBinomial(double r) {
    return moments().logBinomial(r);
  }

  private StrengthMoments moments() {
    if (moments == null) {
      moments = new StrengthMoments(this);
    }
    return moments;
  }
}
