package org.epicentra.mixture.counts;

import java.io.Serializable;
import org.epicentra.math.RandomStream;

/**
 * The posterior of the parameter of each component's strengths, and of the background's where there
 * is one, as the last. Immutable.
 */
public final class CountPosterior implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LOWER_TAIL = 0.025;
  private static final double UPPER_TAIL = 0.975;

  private final CountPrior prior;
  private final double[] a;
  private final double[] b;
  private final CountLaw law;
  private final CountLaw seen;

  CountPosterior(CountPrior prior, double[] a, double[] b, double dispersion) {
    this.prior = prior;
    this.a = a;
    this.b = b;
    this.law = prior.law(dispersion);
    this.seen = prior.seenLaw(dispersion);
  }

  /** The prior that it comes from. */
  public CountPrior prior() {
    return prior;
  }

  /** The number of components, C: one more than the mixture's with a background. */
  public int components() {
    return a.length;
  }

  /** a_k: alpha and the strengths of component k. */
  public double shape(int k) {
    return a[k];
  }

  /** b_k: beta and the events of component k, unseen zeros included. */
  public double events(int k) {
    return b[k];
  }

  /** The expected strength of an event of component k, a_k / b_k, unseen zeros included. */
  public double rate(int k) {
    return a[k] / b[k];
  }

  /** The ends of the central 95 % credible interval of the rate, eq. (48). */
  public double[] rateInterval95(int k) {
    return new double[] {
      law.rateQuantile(a[k], b[k], LOWER_TAIL), law.rateQuantile(a[k], b[k], UPPER_TAIL)
    };
  }

  /** The dispersion r; infinite for Poisson strengths. */
  public double dispersion() {
    return law.dispersion();
  }

  /** c_k of eq. (34) to (36), nats. */
  public double constant(int k) {
    return seen.constant(a[k], b[k]);
  }

  /** l_k of eq. (34) and (35), nats. */
  public double slope(int k) {
    return law.slope(a[k], b[k]);
  }

  /** KL(q || prior) of component k, nats. */
  public double divergence(int k) {
    return law.divergence(a[k], b[k], prior.alpha(), prior.beta());
  }

  /**
   * The log predictive probability of a strength in component k, eq. (47), times its factorial.
   *
   * @param strength a whole number of 0 or more
   */
  public double logPredictive(int k, double strength) {
    return seen.logPredictive(a[k], b[k], strength);
  }

  /** A strength of the predictive distribution of component k. */
  public long draw(int k, RandomStream random) {
    return seen.draw(a[k], b[k], random);
  }

  /** ln Gamma(r + S) / Gamma(r), eq. (26); 0 for Poisson strengths. */
  public double logRising(double strength) {
    return law.logRising(strength);
  }

  /**
   * The part of the bound's data term that no responsibility changes, but for the factorials: sum_s
   * H_s [ln Gamma(r + s) - ln Gamma(r)], eq. (26), nats; 0 for Poisson strengths.
   */
  public double commonLogProb(StrengthHistogram histogram) {
    return prior.type() == CountType.POISSON ? 0 : histogram.logRising(dispersion());
  }

  /** E ln P of strengths with given sums in component k, but for what all components share. */
  public double expectedLogProb(int k, double events, double strengths) {
    return events == 0 && strengths == 0 ? 0 : events * constant(k) + strengths * slope(k);
  }

  /** The same for sums with the zeros that zero truncation hides. */
  public double completeLogProb(int k, double events, double strengths) {
    return events == 0 && strengths == 0
        ? 0
        : events * law.constant(a[k], b[k]) + strengths * slope(k);
  }

  /**
   * The sums with the zeros that zero truncation hides, as this posterior expects them: R°_k / (1 -
   * exp c_k), eq. (36).
   */
  public StrengthSums completed(StrengthSums sums) {
    if (!prior.zeroTruncated()) {
      return sums;
    }
    double[] events = sums.events();
    for (int k = 0; k < events.length; k++) {
      events[k] /= -Math.expm1(law.constant(a[k], b[k]));
    }
    return new StrengthSums(events, sums.strengths());
  }

  /** What the posterior has seen beyond its prior: the sums that make it. */
  public StrengthSums sums() {
    StrengthSums sums = new StrengthSums(a.length);
    for (int k = 0; k < a.length; k++) {
      sums.add(k, Math.max(0, b[k] - prior.beta()), Math.max(0, a[k] - prior.alpha()));
    }
    return sums;
  }

  /** Chosen components: new component i is old order[i]. */
  public CountPosterior selected(int[] order) {
    double[] shapes = new double[order.length];
    double[] events = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      shapes[i] = a[order[i]];
      events[i] = b[order[i]];
    }
    return new CountPosterior(prior, shapes, events, dispersion());
  }
}
