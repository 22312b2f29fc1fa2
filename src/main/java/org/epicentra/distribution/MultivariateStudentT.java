package org.epicentra.distribution;

import java.io.Serializable;
import org.epicentra.math.GammaFunctions;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;

/**
 * The multivariate Student t distribution on R^D: location + L z / sqrt(g / df), where L L' is the
 * scale, z is standard normal and g is chi-square with df degrees of freedom. With infinitely many
 * it is the normal distribution of that covariance. Immutable and thread-safe.
 */
public final class MultivariateStudentT implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double df;
  private final double[] location;
  private final SymmetricMatrix scale;
  private final double[] lower;
  private final double logNormaliser;

  private MultivariateStudentT(double df, double[] location, SymmetricMatrix scale) {
    this.df = df;
    this.location = location;
    this.scale = scale;
    this.lower = scale.cholesky();
    this.logNormaliser = logNormaliser(df, location.length) - 0.5 * scale.logDeterminant();
  }

  /**
   * The distribution with a given location and scale.
   *
   * @param df degrees of freedom, {@code > 0}; infinity for the normal distribution
   * @param location length D, finite; copied
   * @param scale D x D; the covariance is df / (df - 2) times it, for {@code df > 2}
   * @throws IllegalArgumentException if the lengths differ or a value is outside its range
   * @throws ArithmeticException if the scale is not positive definite
   */
  public static MultivariateStudentT of(double df, double[] location, SymmetricMatrix scale) {
    if (df != Double.POSITIVE_INFINITY) {
      Domain.requirePositive("df", df);
    }
    Domain.requireLength("location", location.length, scale.size());
    for (double coordinate : location) {
      Domain.requireFinite("location", coordinate);
    }
    return new MultivariateStudentT(df, location.clone(), scale);
  }

  /**
   * The log density at the location of a distribution whose scale has determinant 1: ln Gamma((df +
   * D) / 2) - ln Gamma(df / 2) - D/2 ln(pi df), or -D/2 ln(2 pi) of the normal distribution.
   *
   * @param df degrees of freedom, {@code > 0}; infinity for the normal distribution
   * @param dimension the number of coordinates D, {@code >= 1}
   */
  public static double logNormaliser(double df, int dimension) {
    double half = 0.5 * dimension;
    if (df == Double.POSITIVE_INFINITY) {
      return -half * Normal.LOG_TWO_PI;
    }
    return GammaFunctions.logRising(0.5 * df, half) - half * Math.log(Math.PI * df);
  }

  /** The degrees of freedom; infinity for the normal distribution. */
  public double df() {
    return df;
  }

  /** A copy of the location, which is the mean for {@code df > 1}. */
  public double[] location() {
    return location.clone();
  }

  /** The scale matrix. */
  public SymmetricMatrix scale() {
    return scale;
  }

  /**
   * The logarithm of the density.
   *
   * @param x length D
   * @throws IllegalArgumentException if the length is another
   */
  public double logProb(double[] x) {
    double squared = squaredDistance(x);
    return logNormaliser
        - (df == Double.POSITIVE_INFINITY
            ? 0.5 * squared
            : 0.5 * (df + location.length) * Math.log1p(squared / df));
  }

  /**
   * The squared Mahalanobis distance (x - location)' scale^-1 (x - location), to be compared with
   * {@link #ellipseQuantile}.
   *
   * @param x length D
   * @throws IllegalArgumentException if the length is another
   */
  public double squaredDistance(double[] x) {
    Domain.requireLength("x", x.length, location.length);
    double[] z = new double[x.length];
    double sum = 0;
    for (int i = 0, row = 0; i < z.length; row += ++i) {
      double rest = x[i] - location[i];
      for (int j = 0; j < i; j++) {
        rest -= lower[row + j] * z[j];
      }
      z[i] = rest / lower[row + i];
      sum += z[i] * z[i];
    }
    return sum;
  }

  /**
   * The {@link #squaredDistance} within which a share of the distribution lies: D times that
   * quantile of the F distribution with D and df degrees of freedom; for infinite df the quantile
   * of chi-square with D.
   *
   * @param level the share, in the open interval (0, 1)
   * @throws IllegalArgumentException if level is outside it
   */
  public double ellipseQuantile(double level) {
    Domain.requireOpenUnit("level", level);
    double half = 0.5 * location.length;
    if (df == Double.POSITIVE_INFINITY) {
      return Gamma.of(half, 0.5).quantile(level);
    }
    return df * Math.exp(Beta.of(half, 0.5 * df).logOddsQuantile(level));
  }

  /**
   * A draw.
   *
   * @param random the source of the draw's random numbers
   * @return length D
   */
  public double[] sample(RandomStream random) {
    double stretch = 1;
    if (df != Double.POSITIVE_INFINITY) {
      double half = 0.5 * df;
      stretch = StrictMath.exp(-0.5 * Gamma.of(half, half).sampleLog(random));
    }
    double[] z = new double[location.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = stretch * random.nextGaussian();
    }
    double[] draw = location.clone();
    for (int i = 0, row = 0; i < z.length; row += ++i) {
      for (int j = 0; j <= i; j++) {
        draw[i] += lower[row + j] * z[j];
      }
    }
    return draw;
  }
}
