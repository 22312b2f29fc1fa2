package org.epicentra.mixture.counts;

import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/** Poisson strengths, whose rate has the prior Gamma(alpha, beta): eq. (6), (9) and (34). */
final class PoissonLaw implements CountLaw {
  private static final long serialVersionUID = 1L;

  @Override
  public double constant(double a, double b) {
    return -(a / b);
  }

  @Override
  public double slope(double a, double b) {
    return Gamma.of(a, b).meanLog();
  }

  @Override
  public double divergence(double a, double b, double alpha, double beta) {
    return Gamma.of(a, b).kl(Gamma.of(alpha, beta));
  }

  @Override
  public double rateQuantile(double a, double b, double level) {
    return Gamma.of(a, b).quantile(level);
  }

  @Override
  public double logPredictive(double a, double b, double strength) {
    double logZero = -a * Math.log1p(1 / b);
    return logZero + GammaFunctions.logRising(a, strength) + strength * -Math.log1p(b);
  }

  @Override
  public long draw(double a, double b, RandomStream random) {
    return drawAt(Gamma.of(a, b).sample(random), random);
  }

  /** The predictive law is negative binomial, eq. (47), of dispersion a. */
  @Override
  public long drawPositive(double a, double b, RandomStream random) {
    return new NegativeBinomialLaw(a).drawPositiveAt(a / b, random);
  }

  @Override
  public long drawAt(double rate, RandomStream random) {
    return Poisson.of(rate).sample(random);
  }

  /**
   * The first of the arrivals within a unit of time, given that there is one, leaves the rest of
   * the unit to the others.
   */
  @Override
  public long drawPositiveAt(double rate, RandomStream random) {
    double rest = rate + Math.log1p(random.nextDouble() * Math.expm1(-rate));
    return 1 + Poisson.of(Math.max(0, rest)).sample(random);
  }

  @Override
  public double logRising(double strength) {
    return 0;
  }

  @Override
  public double dispersion() {
    return Double.POSITIVE_INFINITY;
  }
}
