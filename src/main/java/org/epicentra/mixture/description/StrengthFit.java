package org.epicentra.mixture.description;

import org.epicentra.math.GammaFunctions;
import org.epicentra.mixture.MixturePosterior;

/**
 * The strengths of events beside those that a model expects of as many: the observed and expected
 * number in equal bins, the last of which has all greater ones. Expected is sum_k R_k P(S | k),
 * where R_k are the responsibilities of the events with a strength and P is predictive, eq. (47). P
 * is summed strength by strength up to 1,023, and by the midpoint rule from there on, in steps of a
 * quarter of the root of the strength: no distribution of counts about it is narrower than that
 * root, of a Poisson distribution.
 *
 * @param width strengths in a bin
 * @param observed events in each bin, the first of which begins at 0; in the last those of all
 *     greater strengths
 * @param expected events in each bin
 * @param dispersionWithin the variance over the mean of the strengths within a component, of the
 *     events assigned to it, averaged by their number; NaN where no component has two
 * @param ofModel the same as the model has it: 1 + rate / r, or 1 for Poisson
 */
public record StrengthFit(
    int width, double[] observed, double[] expected, double dispersionWithin, double ofModel) {
  private static final int MOST_BINS = 40;
  private static final double SHOWN = 0.995;

  /** Of the midpoint rule, in roots of the strength. */
  private static final double STEP = 0.25;

  /**
   * The comparison.
   *
   * @param events of which at least one has a strength
   */
  public static StrengthFit of(AssignedEvents events, MixturePosterior posterior) {
    StrengthCounts strengths = events.strengths();
    int last = shown(strengths);
    int width = width(last);
    int bins = Math.min(last / width + 1, StrengthCounts.MOST / width);
    double[] observed = new double[bins + 1];
    for (int i = 0; i < strengths.bins(); i++) {
      observed[Math.min(StrengthCounts.start(i) / width, bins)] += strengths.count(i);
    }
    double[] expected = new double[bins + 1];
    int classes = posterior.classes();
    for (int k = 0; k < classes; k++) {
      double share = events.share(k == posterior.components() ? events.components() : k);
      double rest = share;
      for (int i = 0; i < bins && share > 0; i++) {
        double inBin = share * probability(posterior, k, i * width, (i + 1) * width);
        expected[i] += inBin;
        rest -= inBin;
      }
      expected[bins] += Math.max(0, rest);
    }
    return new StrengthFit(
        width, observed, expected, within(events), ofModel(events, posterior, classes));
  }

  /** Whole bins of the counts make up one of the chart, wherever that begins. */
  private static int width(int last) {
    int counted = StrengthCounts.width(2 * last);
    return (last / MOST_BINS + counted) / counted * counted;
  }

  /** The predictive probability of strengths from one up to but without another. */
  private static double probability(MixturePosterior posterior, int k, int from, int to) {
    double sum = 0;
    int step;
    for (int s = from; s < to; s += step) {
      int half =
          s < StrengthCounts.APART
              ? 0
              : Math.min((int) (STEP * Math.sqrt(s)) / 2, (to - s - 1) / 2);
      step = 2 * half + 1;
      int middle = s + half;
      double log = posterior.counts().logPredictive(k, middle);
      sum += step * Math.exp(log - GammaFunctions.logFactorial(middle));
    }
    return sum;
  }

  /** The strength up to which nearly all events lie. */
  private static int shown(StrengthCounts strengths) {
    long all = strengths.total();
    long sum = 0;
    int bin = -1;
    while (sum < SHOWN * all) {
      sum += strengths.count(++bin);
    }
    int start = StrengthCounts.start(bin);
    return Math.min(start + StrengthCounts.width(start), StrengthCounts.MOST) - 1;
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
