package org.epicentra.gradient;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A problem whose gradients are known: the posterior is Normal(0, C) on R^D, with variances t^2 and
 * one correlation r between all coordinates, and q = Normal(m 1, s^2 I). The precision, the inverse
 * of C, is d on the diagonal and o off it. With p(z) = Normal(0, I) the rest is the likelihood.
 *
 * @param dimension D, at least 1
 * @param targetDeviation t, {@code > 0}
 * @param correlation r, above -1 / (D - 1) and below 1; 0 for one coordinate
 * @param mean m
 * @param deviation s, {@code > 0}
 */
public record GaussianProblem(
    int dimension, double targetDeviation, double correlation, double mean, double deviation)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is outside
   */
  public GaussianProblem {
    check(dimension >= 1, "dimension", dimension, "1 or more");
    check(positive(targetDeviation), "target deviation", targetDeviation, "a positive number");
    check(Double.isFinite(mean), "mean", mean, "a finite number");
    check(positive(deviation), "deviation", deviation, "a positive number");
    check(
        correlation == 0
            || (dimension > 1 && correlation > -1.0 / (dimension - 1) && correlation < 1),
        "correlation",
        correlation,
        dimension == 1 ? "0 in one dimension" : "above -1/%d and below 1".formatted(dimension - 1));
  }

  private static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private static void check(boolean legal, String name, Object value, String range) {
    if (!legal) {
      throw new IllegalArgumentException(name + " is " + value + ", must be " + range);
    }
  }

  /** d, the precision's diagonal. */
  double diagonal() {
    return scale() - shared();
  }

  /** o, the precision off its diagonal. */
  double offDiagonal() {
    return -shared();
  }

  /** a in precision = a I - b 1 1'. */
  private double scale() {
    return 1 / (targetDeviation * targetDeviation * (1 - correlation));
  }

  /** b in precision = a I - b 1 1'. */
  private double shared() {
    return scale() * correlation / (1 + (dimension - 1) * correlation);
  }

  /** The sum of a row of the precision. */
  double rowSum() {
    return scale() - dimension * shared();
  }

  /** ln det of the precision. */
  double logDeterminant() {
    return (dimension - 1) * Math.log(scale()) + Math.log(rowSum());
  }

  /** The s above which the path derivative by mu has less variance than the total, 1/sqrt(2 d). */
  public double crossover() {
    return 1 / Math.sqrt(2 * diagonal());
  }

  /**
   * Fills means, deviations, draws and log-likelihoods from the noise.
   *
   * @param draws whose noise is at hand
   */
  void fillDraws(NormalDraws draws) {
    Arrays.fill(draws.mean(), (float) mean);
    Arrays.fill(draws.deviation(), (float) deviation);
    double scale = scale();
    double shared = shared();
    double constant = 0.5 * logDeterminant();
    for (int draw = 0; draw < draws.rows() * draws.samples(); draw++) {
      double sum = 0;
      double squares = 0;
      for (int at = draw * dimension; at < (draw + 1) * dimension; at++) {
        float z = (float) (mean + deviation * draws.noise()[at]);
        draws.z()[at] = z;
        sum += z;
        squares += (double) z * z;
      }
      draws.logLikelihood()[draw] = constant - 0.5 * ((scale - 1) * squares - shared * sum * sum);
    }
  }

  /** Fills the likelihood's gradients, times the weights, which are at hand. */
  void fillGradients(NormalDraws draws) {
    double scale = scale();
    double shared = shared();
    for (int draw = 0; draw < draws.rows() * draws.samples(); draw++) {
      double sum = 0;
      for (int at = draw * dimension; at < (draw + 1) * dimension; at++) {
        sum += draws.z()[at];
      }
      for (int at = draw * dimension; at < (draw + 1) * dimension; at++) {
        draws.lossGradient()[at] =
            (float) (draws.weight()[draw] * ((scale - 1) * draws.z()[at] - shared * sum));
      }
    }
  }
}
