package org.epicentra.mixture;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.start.EventSample;

/**
 * The E-step written out from eq. (2) to (4), one event at a time, without tables, blocks or
 * pruning: what the kernels are held against.
 */
public final class ReferencePass implements DataPass {
  private final EventSample events;

  ReferencePass(EventSample events) {
    this.events = events;
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
    List<MixtureStatistics> results = new ArrayList<>();
    for (MixturePosterior posterior : posteriors) {
      results.add(statistics(posterior));
    }
    return results;
  }

  @Override
  public StrengthHistogram strengths() {
    throw new UnsupportedOperationException();
  }

  private MixtureStatistics statistics(MixturePosterior q) {
    MixtureStatistics sum = MixtureStatistics.of(q.components(), q.dimension());
    for (int n = 0; n < events.size(); n++) {
      double w = events.weights()[n];
      double s = events.strengths()[n];
      double[] x = events.location(n);
      double[] logRho = logRho(q, x, s);
      double log = logSumExp(logRho);
      for (int k = 0; k < q.components(); k++) {
        double wr = w * Math.exp(logRho[k] - log);
        double[] wrx = new double[q.dimension()];
        for (int d = 0; d < wrx.length; d++) {
          wrx[d] = wr * x[d];
        }
        sum.addComponent(k, wr, wrx, wr * s, !Double.isNaN(s));
      }
      sum.addBlock(1, w, w * log);
    }
    return sum;
  }

  /** Eq. (2) for one event, length K; s is NaN when there is no strength. */
  static double[] logRho(MixturePosterior q, double[] x, double s) {
    MixturePrior p = q.prior();
    int dimension = q.dimension();
    double[] logRho = new double[q.components()];
    for (int k = 0; k < logRho.length; k++) {
      double squared = 0;
      for (int d = 0; d < dimension; d++) {
        squared += Math.pow(x[d] - q.mean(k, d), 2);
      }
      logRho[k] =
          Math.log(q.weight(k))
              + dimension / 2.0 * Math.log(p.tau() / (2 * Math.PI))
              - p.tau() / 2 * (squared + dimension / q.meanPrecision(k));
      if (!Double.isNaN(s)) {
        logRho[k] +=
            -q.rateShape(k) / q.rateRate(k)
                + s * (digamma(q.rateShape(k)) - Math.log(q.rateRate(k)))
                - Gamma.logGamma(s + 1);
      }
    }
    return logRho;
  }

  /** log sum_k exp(logs[k]). */
  static double logSumExp(double[] logs) {
    double max = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      max = Math.max(max, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - max);
    }
    return max + Math.log(sum);
  }

  /**
   * By recurrence to 50 and the asymptotic series to y^-6, whose next term is 1e-16 there; not the
   * code under test.
   */
  public static double digamma(double x) {
    double value = 0;
    double y = x;
    for (; y < 50; y++) {
      value -= 1 / y;
    }
    double series = 1 / (12 * y * y) - 1 / (120 * Math.pow(y, 4)) + 1 / (252 * Math.pow(y, 6));
    return value + Math.log(y) - 1 / (2 * y) - series;
  }
}
