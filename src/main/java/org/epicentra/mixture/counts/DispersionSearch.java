package org.epicentra.mixture.counts;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.epicentra.math.GammaFunctions;

/** The dispersion that raises the bound most, eq. (37), by Brent's method in its logarithm. */
final class DispersionSearch {
  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-9;
  private static final int EVALUATIONS = 200;

  /** How far from the dispersion so far, in its logarithm, the search looks first. */
  private static final double NEAR = 0.25;

  private final CountPosterior counts;
  private final StrengthHistogram histogram;

  /**
   * @param counts whose dispersion does not matter
   */
  DispersionSearch(CountPosterior counts, StrengthHistogram histogram) {
    this.counts = counts;
    this.histogram = histogram;
  }

  /** The best dispersion; the one so far where none is better, or there are no strengths. */
  double from(double before) {
    double least = Math.log(CountPrior.LEAST_DISPERSION);
    double most = Math.log(CountPrior.MOST_DISPERSION);
    if (histogram.size() == 0) {
      return Double.isNaN(before) ? CountPrior.MOST_DISPERSION : before;
    }
    if (Double.isNaN(before)) {
      return dispersion(clamped(best(least, most), least, most));
    }
    double at = Math.log(before);
    double low = Math.max(least, at - NEAR);
    double high = Math.min(most, at + NEAR);
    double found = best(low, high);
    if (found < low + 0.01 * NEAR && low > least || found > high - 0.01 * NEAR && high < most) {
      found = best(least, most);
    }
    found = clamped(found, least, most);
    return gain(found) > gain(at) ? dispersion(found) : before;
  }

  /** Within the limits to the last bit, which the exponential of a logarithm is not. */
  private static double dispersion(double log) {
    return Math.max(
        CountPrior.LEAST_DISPERSION, Math.min(Math.exp(log), CountPrior.MOST_DISPERSION));
  }

  /** Brent's method only nears the ends of its interval. */
  private double clamped(double at, double least, double most) {
    if (at > most - 0.01 && gain(most) >= gain(at)) {
      return most;
    }
    return at < least + 0.01 && gain(least) >= gain(at) ? least : at;
  }

  private double best(double low, double high) {
    return new BrentOptimizer(RELATIVE, ABSOLUTE)
        .optimize(
            new UnivariateObjectiveFunction(this::gain),
            GoalType.MAXIMIZE,
            new SearchInterval(low, high),
            new MaxEval(EVALUATIONS))
        .getPoint();
  }

  /** F(r) of eq. (37) but for a constant, the factorials of the strengths, nats. */
  private double gain(double logDispersion) {
    double r = Math.exp(logDispersion);
    double sum = histogram.logBinomial(r);
    CountPrior prior = counts.prior();
    double ofPrior = GammaFunctions.logBeta(r * prior.beta(), prior.alpha());
    for (int k = 0; k < counts.components(); k++) {
      sum += GammaFunctions.logBeta(r * counts.events(k), counts.shape(k)) - ofPrior;
    }
    return sum;
  }
}
