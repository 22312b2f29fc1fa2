package org.epicentra.mixture.counts;

import java.io.Serializable;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;

/** Draws strengths of components. Immutable and thread-safe. */
@FunctionalInterface
public interface StrengthSampler extends Serializable {
  /** A strength of component k. */
  long draw(int k, RandomStream random);

  /** Strengths of the predictive distribution of a posterior, eq. (47). */
  static StrengthSampler of(CountPosterior posterior) {
    return posterior::draw;
  }

  /**
   * Strengths of known parameters.
   *
   * @param rates the expected strengths, with zeros, each {@code >= 0}; the last is the
   *     background's where there is one; copied
   * @param dispersion r, from {@value CountPrior#LEAST_DISPERSION} to {@value
   *     CountPrior#MOST_DISPERSION}: the variance of a strength is rate + rate^2 / r; infinite for
   *     Poisson strengths
   * @param zeroTruncated whether strengths of 0 are never seen
   * @throws BadInputException when a value is outside its range
   */
  static StrengthSampler of(double[] rates, double dispersion, boolean zeroTruncated) {
    for (double rate : rates) {
      if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new BadInputException("a rate is " + rate + "; rates must be 0 or more");
      }
    }
    boolean poisson = dispersion == Double.POSITIVE_INFINITY;
    if (Double.isNaN(dispersion)) {
      throw new BadInputException(
          Setting.mustBe(
              "dispersion",
              dispersion,
              "from %s to %s".formatted(CountPrior.LEAST_DISPERSION, CountPrior.MOST_DISPERSION)));
    }
    CountPrior prior =
        new CountPrior(
            poisson ? CountType.POISSON : CountType.NEGATIVE_BINOMIAL,
            1,
            1,
            poisson ? Double.NaN : dispersion,
            zeroTruncated);
    CountLaw law = prior.seenLaw(dispersion);
    double[] copies = rates.clone();
    return (k, random) -> law.drawAt(copies[k], random);
  }
}
