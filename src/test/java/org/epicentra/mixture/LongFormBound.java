package org.epicentra.mixture;

import org.epicentra.math.GammaFunctions;
import org.epicentra.mixture.start.EventSample;

/**
 * The bound as E_q[log joint] + entropy of q, every expectation written out: what the short form,
 * eq. (7), must equal at the responsibilities of eq. (3).
 */
final class LongFormBound {
  private LongFormBound() {}

  static double of(EventSample events, MixturePosterior q) {
    double bound = 0;
    for (int n = 0; n < events.size(); n++) {
      bound += events.weights()[n] * ofEvent(q, events.location(n), events.strengths()[n]);
    }
    for (int k = 0; k < q.components(); k++) {
      bound += ofComponent(q, k);
    }
    return bound;
  }

  private static double ofEvent(MixturePosterior q, double[] x, double s) {
    MixturePrior p = q.prior();
    int dimension = x.length;
    double[] logRho = ReferencePass.logRho(q, x, s);
    double log = ReferencePass.logSumExp(logRho);
    double sum = 0;
    for (int k = 0; k < logRho.length; k++) {
      double r = Math.exp(logRho[k] - log);
      double expectedSquare = dimension / q.meanPrecision(k);
      for (int d = 0; d < dimension; d++) {
        expectedSquare += (x[d] - q.mean(k, d)) * (x[d] - q.mean(k, d));
      }
      double term =
          Math.log(q.weight(k))
              + 0.5 * dimension * Math.log(p.tau() / (2 * Math.PI))
              - 0.5 * p.tau() * expectedSquare;
      if (!Double.isNaN(s)) {
        term += s * expectedLogRate(q, k) - q.rate(k) - GammaFunctions.logFactorial(s);
      }
      sum += r > 0 ? r * (term - Math.log(r)) : 0;
    }
    return sum;
  }

  private static double ofComponent(MixturePosterior q, int k) {
    MixturePrior p = q.prior();
    int dimension = q.dimension();
    double square = dimension / q.meanPrecision(k);
    for (int d = 0; d < dimension; d++) {
      square += Math.pow(q.mean(k, d) - p.nu()[d], 2);
    }
    double logCentre = 0.5 * dimension * Math.log(p.rho() / (2 * Math.PI)) - 0.5 * p.rho() * square;
    double logRate =
        p.alpha() * Math.log(p.beta())
            - GammaFunctions.logGamma(p.alpha())
            + (p.alpha() - 1) * expectedLogRate(q, k)
            - p.beta() * q.rate(k);
    double centreEntropy = 0.5 * dimension * Math.log(2 * Math.PI * Math.E / q.meanPrecision(k));
    double a = q.rateShape(k);
    double rateEntropy =
        a
            - Math.log(q.rateRate(k))
            + GammaFunctions.logGamma(a)
            + (1 - a) * ReferencePass.digamma(a);
    return logCentre + logRate + centreEntropy + rateEntropy;
  }

  private static double expectedLogRate(MixturePosterior q, int k) {
    return ReferencePass.digamma(q.rateShape(k)) - Math.log(q.rateRate(k));
  }
}
