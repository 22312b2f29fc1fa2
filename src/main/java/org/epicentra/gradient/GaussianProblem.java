package org.epicentra.gradient;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A problem whose gradients have closed forms: the posterior is Normal(0, C) on R^D with variances
 * t^2 and the correlation r between any two coordinates, and q = Normal(m 1, s^2 I). The precision
 * matrix, the inverse of C, has d on the diagonal and o off it. The prior is p(z) = Normal(0, I),
 * and the likelihood is whatever makes this the posterior.
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
   * @throws IllegalArgumentException if a parameter is out of its range
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
      throw new IllegalArgumentException(name + " is " + value + "; it must be " + range);
    }
  }

  /** The diagonal entry d of the precision matrix. */
  double diagonal() {
    return scale() - shared();
  }

  /** The off-diagonal entry o of the precision matrix. */
  double offDiagonal() {
    return -shared();
  }

  /** The a in precision = a I - b 1 1'. */
  private double scale() {
    return 1 / (targetDeviation * targetDeviation * (1 - correlation));
  }

  /** The b in precision = a I - b 1 1'. */
  private double shared() {
    return scale() * correlation / (1 + (dimension - 1) * correlation);
  }

  /** The sum of a row of the precision matrix. */
  double rowSum() {
    return scale() - dimension * shared();
  }

  /** The logarithm of the precision matrix's determinant. */
  double logDeterminant() {
    return (dimension - 1) * Math.log(scale()) + Math.log(rowSum());
  }

  /**
   * The s above which the path derivative with respect to mu has less variance than the total
   * derivative, 1/sqrt(2 d).
   */
  public double crossover() {
    return 1 / Math.sqrt(2 * diagonal());
  }

  /**
   * Fills in means, deviations, draws and log-likelihoods.
   *
   * @param draws whose noise is filled in
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

  /**
   * Fills in the likelihood's gradients times the weights.
   *
   * @param draws whose weights are filled in
   */
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
