package org.epicentra.mixture.counts;

import org.epicentra.math.RandomStream;

/**
 * Strengths of 1 or more, of a law whose zeros are never seen. Each event is taken to bring the
 * unseen zeros that the law expects; they enter the posterior, eq. (36), which is that of the law.
 */
final class ZeroTruncatedLaw implements CountLaw {
  private static final long serialVersionUID = 1L;

  private final CountLaw law;

  ZeroTruncatedLaw(CountLaw law) {
    this.law = law;
  }

  @Override
  public double constant(double a, double b) {
    double zero = law.constant(a, b);
    return zero - Math.log(-Math.expm1(zero));
  }

  @Override
  public double slope(double a, double b) {
    return law.slope(a, b);
  }

  @Override
  public double divergence(double a, double b, double alpha, double beta) {
    return law.divergence(a, b, alpha, beta);
  }

  @Override
  public double rateQuantile(double a, double b, double level) {
    return law.rateQuantile(a, b, level);
  }

  @Override
  public double logPredictive(double a, double b, double strength) {
    if (strength == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double zero = law.logPredictive(a, b, 0);
    return law.logPredictive(a, b, strength) - Math.log(-Math.expm1(zero));
  }

  @Override
  public long draw(double a, double b, RandomStream random) {
    return law.drawPositive(a, b, random);
  }

  @Override
  public long drawPositive(double a, double b, RandomStream random) {
    return law.drawPositive(a, b, random);
  }

  @Override
  public long drawAt(double rate, RandomStream random) {
    return law.drawPositiveAt(rate, random);
  }

  @Override
  public long drawPositiveAt(double rate, RandomStream random) {
    return law.drawPositiveAt(rate, random);
  }

  @Override
  public double logRising(double strength) {
    return law.logRising(strength);
  }

  @Override
  public double dispersion() {
    return law.dispersion();
  }
}
