package org.epicentra.mixture.counts;

import java.io.Serializable;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The law of the strengths and the prior of its parameter, the same for each component and the
 * background. Immutable.
 */
public final class CountPrior implements Serializable {
  /** The least dispersion: below it the law has no useful mean. */
  public static final double LEAST_DISPERSION = 0.01;

  /** The greatest: from here on the law is Poisson but for its name, and digits are lost. */
  public static final double MOST_DISPERSION = 1e4;

  private static final long serialVersionUID = 1L;

  private final CountType type;
  private final double alpha;
  private final double beta;
  private final double dispersion;
  private final boolean zeroTruncated;

  /**
   * @param alpha the strengths that the prior has seen, {@code > 0}
   * @param beta the events it has seen them in, {@code > 0}
   * @param dispersion r, from {@value #LEAST_DISPERSION} to {@value #MOST_DISPERSION}; NaN where it
   *     is learned, or the law has none
   * @param zeroTruncated whether every strength is 1 or more by construction
   * @throws BadInputException when a value is outside its range; the message names it
   */
  public CountPrior(
      CountType type, double alpha, double beta, double dispersion, boolean zeroTruncated) {
    this.type = type;
    this.alpha = Setting.requirePositive("alpha", alpha);
    this.beta = Setting.requirePositive("beta", beta);
    this.dispersion = dispersion;
    this.zeroTruncated = zeroTruncated;
    if (!Double.isNaN(dispersion)) {
      checkDispersion();
    }
  }

  /** Poisson strengths with zeros. */
  public static CountPrior poisson(double alpha, double beta) {
    return new CountPrior(CountType.POISSON, alpha, beta, Double.NaN, false);
  }

  private void checkDispersion() {
    if (type == CountType.POISSON) {
      throw new BadInputException(
          Setting.named("dispersion")
              + " is "
              + dispersion
              + ", but "
              + Setting.named("counts")
              + " is poisson, which has none: leave it out, or set "
              + Setting.named("counts")
              + " to negative-binomial");
    }
    if (!(dispersion >= LEAST_DISPERSION && dispersion <= MOST_DISPERSION)) {
      throw new BadInputException(
          Setting.mustBe(
              "dispersion",
              dispersion,
              "from "
                  + LEAST_DISPERSION
                  + " to "
                  + (long) MOST_DISPERSION
                  + "; strengths with more are Poisson but for the name"));
    }
  }

  /** The law of the strengths. */
  public CountType type() {
    return type;
  }

  /** The strengths that the prior has seen. */
  public double alpha() {
    return alpha;
  }

  /** The events that the prior has seen them in. */
  public double beta() {
    return beta;
  }

  /** The given dispersion; NaN where it is learned, or the law has none. */
  public double dispersion() {
    return dispersion;
  }

  /** Whether the dispersion is learned. */
  public boolean learnsDispersion() {
    return type == CountType.NEGATIVE_BINOMIAL && Double.isNaN(dispersion);
  }

  /** Whether every strength is 1 or more by construction. */
  public boolean zeroTruncated() {
    return zeroTruncated;
  }

  /** The law at a dispersion, with its zeros. */
  CountLaw law(double r) {
    return type == CountType.POISSON ? new PoissonLaw() : new NegativeBinomialLaw(r);
  }

  /** The law of the strengths that are seen, without zeros where they are truncated. */
  CountLaw seenLaw(double r) {
    return zeroTruncated ? new ZeroTruncatedLaw(law(r)) : law(r);
  }

  /**
   * The M-step, eq. (6), and of a learned dispersion (37).
   *
   * @param sums of the strengths by component, zeros completed; their length is K, or K + 1 with a
   *     background
   * @param histogram of all strengths; not needed unless the dispersion is learned
   * @param before the dispersion so far, which stays unless another one raises the bound; NaN at a
   *     start
   */
  public CountPosterior posterior(StrengthSums sums, StrengthHistogram histogram, double before) {
    CountPosterior fixed = posterior(sums, dispersion);
    if (!learnsDispersion()) {
      return fixed;
    }
    return posterior(sums, new DispersionSearch(fixed, histogram).from(before));
  }

  /**
   * The M-step at a dispersion that stays, eq. (6).
   *
   * @param r the dispersion; ignored for Poisson strengths
   */
  public CountPosterior posterior(StrengthSums sums, double r) {
    double[] a = sums.strengths();
    double[] b = sums.events();
    for (int k = 0; k < a.length; k++) {
      a[k] = alpha + a[k];
      b[k] = beta + b[k];
    }
    return new CountPosterior(this, a, b, r);
  }

  /**
   * A posterior of given parameters.
   *
   * @param a length C, each {@code > 0}
   * @param b length C, each {@code > 0}
   * @param r the dispersion; not used for Poisson strengths
   */
  public CountPosterior of(double[] a, double[] b, double r) {
    return new CountPosterior(this, a.clone(), b.clone(), r);
  }
}
