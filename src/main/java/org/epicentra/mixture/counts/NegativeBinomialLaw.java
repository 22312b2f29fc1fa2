package org.epicentra.mixture.counts;

import org.epicentra.distribution.Beta;
import org.epicentra.distribution.BetaNegativeBinomial;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;

/**
 * Negative binomial strengths with dispersion r: S is the number of failures before r successes of
 * probability p, p has the prior Beta(r beta, alpha), and the rate is r (1 - p) / p. The posterior
 * Beta(r b, a) is exact, eq. (35). As r grows, all of it goes over into {@link PoissonLaw}.
 */
final class NegativeBinomialLaw implements CountLaw {
  private static final long serialVersionUID = 1L;

  /** Greater rates, of posteriors that have seen almost nothing, are drawn as this one. */
  private static final double MOST_RATE = 1e15;

  private final double r;

  /**
   * @param r the dispersion, {@code > 0}
   */
  NegativeBinomialLaw(double r) {
    this.r = r;
  }

  /** r E ln p. */
  @Override
  public double constant(double a, double b) {
    return -r * GammaFunctions.digammaDifference(r * b, a);
  }

  /** E ln (1 - p). */
  @Override
  public double slope(double a, double b) {
    return -GammaFunctions.digammaDifference(a, r * b);
  }

  @Override
  public double divergence(double a, double b, double alpha, double beta) {
    return Beta.of(r * b, a).kl(Beta.of(r * beta, alpha));
  }

  @Override
  public double rateQuantile(double a, double b, double level) {
    return r * Math.exp(Beta.of(a, r * b).logOddsQuantile(level));
  }

  @Override
  public double logPredictive(double a, double b, double strength) {
    return BetaNegativeBinomial.of(r, r * b, a).logProb((long) strength)
        + GammaFunctions.logFactorial(strength);
  }

  @Override
  public long draw(double a, double b, RandomStream random) {
    double failures = Gamma.of(a, 1).sample(random);
    double successes = Gamma.of(r * b, 1).sample(random);
    return drawAt(Math.min(r * (failures / successes), MOST_RATE), random);
  }

  /**
   * The posterior of p and the strength are drawn together, and kept where the strength is not 0,
   * which has the probability 1 - p^r. Since that is at most max(1, r) (1 - p), pairs may as well
   * come from the posterior times 1 - p, and be kept with the ratio of the two: so they do where
   * that keeps more. Where a is 1 or more, at least one pair in six is kept on average.
   */
  @Override
  public long drawPositive(double a, double b, RandomStream random) {
    double most = Math.max(1, r);
    boolean tilted = most * a < a + r * b;
    Beta failure = Beta.of(tilted ? a + 1 : a, r * b);
    while (true) {
      double logOdds = failure.sampleLogOdds(random);
      double logSuccess =
          -(logOdds > 0 ? logOdds + Math.log1p(Math.exp(-logOdds)) : Math.log1p(Math.exp(logOdds)));
      double positive = -Math.expm1(r * logSuccess);
      double bound = tilted ? most * Math.exp(logOdds + logSuccess) : 1;
      if (random.nextDouble() * bound < positive) {
        return drawPositiveAt(rate(logOdds), random);
      }
    }
  }

  private double rate(double logOdds) {
    return Math.min(r * Math.exp(logOdds), MOST_RATE);
  }

  @Override
  public long drawAt(double rate, RandomStream random) {
    if (rate == 0) {
      return 0;
    }
    return Poisson.of(Gamma.of(r, r / rate).sample(random)).sample(random);
  }

  /**
   * The law is that of a sum of jumps that come at a constant rate within a time r, each of a
   * logarithmic law (M. H. Quenouille, Biometrics 5 (1949), doi:10.2307/3001917). The first jump,
   * given that there is one, leaves the rest of the time to the others. Its size is drawn as by A.
   * W. Kemp, Applied Statistics 30 (1981), doi:10.2307/2346348.
   */
  @Override
  public long drawPositiveAt(double rate, RandomStream random) {
    double jumps = Math.log1p(rate / r);
    double rest = r + Math.log1p(random.nextDouble() * Math.expm1(-r * jumps)) / jumps;
    double power = random.nextDouble() * jumps;
    double logQ = power < 1 ? Math.log(-Math.expm1(-power)) : Math.log1p(-Math.exp(-power));
    long first = 1 + (long) (Math.log(random.nextDouble()) / logQ);
    if (!(rest > 0)) { // also where the rate is 0
      return first;
    }
    double others = Math.exp(Gamma.of(rest, r / rate).sampleLog(random));
    return first + Poisson.of(others).sample(random);
  }

  @Override
  public double logRising(double strength) {
    return GammaFunctions.logRising(r, strength);
  }

  @Override
  public double dispersion() {
    return r;
  }
}
