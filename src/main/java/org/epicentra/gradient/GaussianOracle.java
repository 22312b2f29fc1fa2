package org.epicentra.gradient;

import java.util.OptionalDouble;

/**
 * Means and variances of the estimators on a {@link GaussianProblem} in closed form. With d and o
 * the entries of the precision matrix and g = m (d + (D - 1) o), for the gradient of the loss:
 *
 * <pre>
 *   mean         mu         g
 *                ln sigma^2 (d s^2 - 1) / 2
 *   control c    mu         D [(d s - c/s)^2 + (D-1) o^2 s^2] / k
 *                ln sigma^2 D [s^2 g^2 + 2 (d s^2 - c)^2 + (D-1) o^2 s^4] / (4 k)
 * </pre>
 *
 * <p>For mu in one dimension that is s^2 (c/s^2 - 1/t^2)^2 / k. The analytic estimator is c = 0
 * with the likelihood's d - 1 and g - m in place of d and g. Fitted tends to the best c, d s^2. The
 * variance of the score function is that of a sample covariance of normal polynomials, by Stein's
 * identity. Variances are of means over k draws, summed over the coordinates.
 */
public final class GaussianOracle {
  private final GaussianProblem problem;
  private final int samples;
  private final double s;
  private final double d;
  private final double others;
  private final double g;

  /**
   * The closed forms of one problem.
   *
   * @param problem to be solved
   * @param samples draws per estimate, k, 1 or more
   */
  public GaussianOracle(GaussianProblem problem, int samples) {
    this.problem = problem;
    this.samples = samples;
    this.s = problem.deviation();
    this.d = problem.diagonal();
    this.others = (problem.dimension() - 1) * problem.offDiagonal() * problem.offDiagonal();
    this.g = problem.mean() * problem.rowSum();
  }

  /** The gradient with respect to each coordinate of mu. */
  public double meanByMean() {
    return g;
  }

  /** The gradient with respect to each coordinate of ln sigma^2. */
  public double meanByLogVariance() {
    return 0.5 * (d * s * s - 1);
  }

  /**
   * The variance with respect to mu.
   *
   * @param estimator whose variance is asked for
   * @param c coefficient of the score in {@link Estimator#CONTROL}; the others ignore it
   * @return empty for those of the importance-weighted bound, which have no closed form
   */
  public OptionalDouble varianceByMean(Estimator estimator, double c) {
    return switch (estimator) {
      case ANALYTIC -> byMean(d - 1, 0);
      case TOTAL, PATH, CONTROL, FITTED -> byMean(d, coefficient(estimator, c));
      case SCORE -> OptionalDouble.of(scoreByMean());
      case IWAE, DREG -> OptionalDouble.empty();
    };
  }

  /** The variance with respect to ln sigma^2, likewise. */
  public OptionalDouble varianceByLogVariance(Estimator estimator, double c) {
    return switch (estimator) {
      case ANALYTIC -> byLogVariance(d - 1, g - problem.mean(), 0);
      case TOTAL, PATH, CONTROL, FITTED -> byLogVariance(d, g, coefficient(estimator, c));
      case SCORE -> OptionalDouble.of(scoreByLogVariance());
      case IWAE, DREG -> OptionalDouble.empty();
    };
  }

  /** The multiple of the score that is taken from the total derivative. */
  private double coefficient(Estimator estimator, double c) {
    return switch (estimator) {
      case PATH -> 1;
      case CONTROL -> c;
      case FITTED -> d * s * s;
      default -> 0;
    };
  }

  private OptionalDouble byMean(double diagonal, double c) {
    double own = diagonal * s - c / s;
    return OptionalDouble.of(problem.dimension() * (own * own + others * s * s) / samples);
  }

  private OptionalDouble byLogVariance(double diagonal, double slope, double c) {
    double own = diagonal * s * s - c;
    double sum = s * s * slope * slope + 2 * own * own + others * s * s * s * s;
    return OptionalDouble.of(problem.dimension() * sum / (4 * samples));
  }

  /** f - E f = (eps' A eps - tr A) / 2 + b' eps with A = I - s^2 precision and b = -s g. */
  private double curvature() {
    return 1 - d * s * s;
  }

  /** The sum of squares of a row of A. */
  private double rowSquares() {
    return curvature() * curvature() + others * s * s * s * s;
  }

  private double ratioVariance() {
    return problem.dimension() * (0.5 * rowSquares() + s * s * g * g);
  }

  private double scoreByMean() {
    double b = -s * g;
    double variance = ratioVariance();
    double mixed = variance + 2 * (rowSquares() + b * b);
    double scaled;
    if (samples == 1) {
      double mean = meanRatio();
      scaled = mixed + 2 * mean * curvature() + mean * mean - b * b;
    } else {
      scaled = ofCovariance(mixed, b, variance);
    }
    return problem.dimension() * scaled / (s * s);
  }

  private double scoreByLogVariance() {
    double b = s * g;
    double variance = ratioVariance();
    double own = curvature() * curvature();
    double mixed = 6 * own + 8 * (rowSquares() + b * b) + 2 * variance;
    double scaled;
    if (samples == 1) {
      double mean = meanRatio();
      scaled = mixed + 8 * mean * curvature() + 2 * mean * mean - own;
    } else {
      scaled = ofCovariance(mixed, curvature(), 2 * variance);
    }
    return problem.dimension() * scaled / 4;
  }

  /**
   * The variance of the sample covariance of k pairs (x, y).
   *
   * @param mixed E[x^2 y^2] of the centred pair
   * @param covariance E[x y]
   * @param product E[x^2] E[y^2]
   */
  private double ofCovariance(double mixed, double covariance, double product) {
    double degrees = samples - 1;
    return (mixed - (samples - 2) / degrees * covariance * covariance + product / degrees)
        / samples;
  }

  /** E f = -KL(q || posterior). */
  private double meanRatio() {
    int dimension = problem.dimension();
    double m = problem.mean();
    return -0.5
        * (dimension * (d * s * s + m * g - 1 - 2 * Math.log(s)) - problem.logDeterminant());
  }
}
