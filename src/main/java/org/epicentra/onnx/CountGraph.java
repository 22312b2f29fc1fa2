package org.epicentra.onnx;

import java.util.function.IntToDoubleFunction;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.CountType;

/**
 * The parts of scores that come from strengths, as {@link org.epicentra.mixture.counts.CountScores}
 * has them: rows x C, of the components and, where there is one, the background as the last. A
 * strength of NaN is not known and adds nothing.
 */
final class CountGraph {
  /** Stirling's series is taken this far from the pole of the gamma function. */
  private static final int SHIFT = 8;

  /** Its coefficients, of 1/z, 1/z^3, ...: what follows is less than 6e-12 where z is 8 or more. */
  private static final double[] STIRLING = {1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0};

  private final OnnxGraph graph;
  private final CountPosterior counts;

  /** Whether each row has a strength. */
  private final OnnxValue known;

  /** 0 where it is not known. */
  private final OnnxValue strength;

  /**
   * @param strength rows x 1
   */
  CountGraph(OnnxGraph graph, CountPosterior counts, OnnxValue strength) {
    this.graph = graph;
    this.counts = counts;
    this.known = strength.isNaN().not();
    this.strength = known.choose(strength, 0);
  }

  /** Whether each strength is one that an event can have, or is not known: rows x 1. */
  OnnxValue isPossible() {
    double least = counts.prior().zeroTruncated() ? 1 : 0;
    OnnxValue isCount =
        strength.within(least, Double.MAX_VALUE).and(strength.equalTo(strength.floor()));
    return isCount.or(known.not());
  }

  /** E ln P(S | k) but for what all components share, eq. (34) to (36), nats. */
  OnnxValue expected() {
    OnnxValue sum = strength.times(each(counts::slope)).plus(each(counts::constant));
    return known.choose(sum, 0);
  }

  /**
   * The log predictive probability of a strength, eq. (47), nats: of a negative binomial law
   * (Poisson strengths) or a beta negative binomial one. What does not change with the strength
   * follows from the probability of a strength of 1, which truncated laws have too.
   */
  OnnxValue logPredictive() {
    double r = counts.dispersion();
    boolean poisson = counts.prior().type() == CountType.POISSON;
    OnnxValue sum = logRising(counts::shape).minus(logRising(k -> 1));
    if (poisson) {
      sum = sum.minus(strength.times(each(k -> Math.log1p(counts.events(k)))));
    } else {
      sum = sum.plus(logRising(k -> r)).minus(logRising(k -> all(k, r)));
    }
    return known.choose(
        sum.plus(
            each(
                k ->
                    counts.logPredictive(k, 1)
                        - Math.log(counts.shape(k))
                        - (poisson
                            ? -Math.log1p(counts.events(k))
                            : Math.log(r) - Math.log(all(k, r))))),
        0);
  }

  /** The first parameter of the beta function that a beta negative binomial law ends in. */
  private double all(int k, double r) {
    return counts.shape(k) + r * counts.events(k) + r;
  }

  /**
   * ln Gamma(x + S) / Gamma(x) of a number x for each component: eight steps of the recurrence, and
   * the difference of Stirling's series, without the cancellation of two large logarithms.
   */
  private OnnxValue logRising(IntToDoubleFunction x) {
    OnnxValue ratio = null;
    for (int j = 0; j < SHIFT; j++) {
      int step = j;
      OnnxValue factor = strength.over(each(k -> x.applyAsDouble(k) + step)).plus(1);
      ratio = ratio == null ? factor : ratio.times(factor);
    }
    OnnxValue shifted = each(k -> x.applyAsDouble(k) + SHIFT);
    OnnxValue end = strength.plus(shifted);
    return each(k -> x.applyAsDouble(k) + SHIFT - 0.5)
        .times(strength.over(shifted).logOfOnePlus())
        .plus(strength.times(end.log().plus(-1)))
        .plus(series(end))
        .minus(series(shifted))
        .minus(ratio.log());
  }

  /** What Stirling's series adds to ln Gamma(z), z of 8 or more. */
  private static OnnxValue series(OnnxValue z) {
    OnnxValue square = z.times(z);
    OnnxValue power = z;
    OnnxValue sum = null;
    for (double coefficient : STIRLING) {
      OnnxValue term = z.graph().number(z.type(), coefficient).over(power);
      sum = sum == null ? term : sum.plus(term);
      power = power.times(square);
    }
    return sum;
  }

  /** A number for each component, 1 x C. */
  private OnnxValue each(IntToDoubleFunction number) {
    return graph.row(counts.components(), number);
  }
}
