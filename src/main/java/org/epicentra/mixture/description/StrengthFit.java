package org.epicentra.mixture.description;

import org.epicentra.math.GammaFunctions;
import org.epicentra.mixture.MixturePosterior;

/**
 * The strengths of events beside those that a model expects of as many: the observed and expected
 * number in equal bins, the last of which has all greater ones. Expected is sum_k R_k P(S | k),
 * where R_k are the responsibilities of the events with a strength and P is predictive, eq. (47).
 *
 * @param width strengths in a bin
 * @param observed events in each bin
 * @param expected events in each bin
 * @param dispersionWithin the variance over the mean of the strengths within a component, of the
 *     events assigned to it, averaged by their number; NaN where no component has two
 * @param ofModel the same as the model has it: 1 + rate / r, or 1 for Poisson
 */
public record StrengthFit(
    int width, double[] observed, double[] expected, double dispersionWithin, double ofModel) {
  private static final int MOST_BINS = 40;
  private static final double SHOWN = 0.995;

  /**
   * The comparison.
   *
   * @param events of which at least one has a strength
   */
  public static StrengthFit of(AssignedEvents events, MixturePosterior posterior) {
    int last = shown(events);
    int width = 1 + last / MOST_BINS;
    int bins = last / width + 1;
    double[] observed = new double[bins + 1];
    for (int s = 0; s <= AssignedEvents.STRENGTHS; s++) {
      observed[Math.min(s / width, bins)] += events.strengths(s);
    }
    double[] expected = new double[bins + 1];
    int classes = posterior.classes();
    for (int k = 0; k < classes; k++) {
      double share = events.share(k == posterior.components() ? events.components() : k);
      double rest = share;
      for (int s = 0; s < bins * width && share > 0; s++) {
        double probability =
            Math.exp(posterior.counts().logPredictive(k, s) - GammaFunctions.logFactorial(s));
        expected[s / width] += share * probability;
        rest -= share * probability;
      }
      expected[bins] += Math.max(0, rest);
    }
    return new StrengthFit(
        width, observed, expected, within(events), ofModel(events, posterior, classes));
  }

  /** The strength up to which nearly all events lie. */
  private static int shown(AssignedEvents events) {
    long all = 0;
    for (int s = 0; s <= AssignedEvents.STRENGTHS; s++) {
      all += events.strengths(s);
    }
    long sum = 0;
    int s = -1;
    while (sum < SHOWN * all) {
      sum += events.strengths(++s);
    }
    return Math.min(s, AssignedEvents.STRENGTHS - 1);
  }

  private static double within(AssignedEvents events) {
    double sum = 0;
    double weight = 0;
    for (int k = 0; k <= events.components(); k++) {
      double ratio = events.strengthsOf(k).ratio();
      if (!Double.isNaN(ratio)) {
        sum += events.strengthsOf(k).count() * ratio;
        weight += events.strengthsOf(k).count();
      }
    }
    return sum / weight;
  }

  private static double ofModel(AssignedEvents events, MixturePosterior posterior, int classes) {
    double sum = 0;
    double weight = 0;
    for (int k = 0; k < classes; k++) {
      double share = events.share(k == posterior.components() ? events.components() : k);
      sum += share * (1 + posterior.rate(k) / posterior.counts().dispersion());
      weight += share;
    }
    return sum / weight;
  }
}
