package org.epicentra.mixture.locations;

import java.util.Arrays;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * The parts of scores that come from a location, for all components at once: E ln p(x | k), and the
 * predictive density of eq. (46), a normal or Student's t distribution. Holds scratch space.
 */
public final class LocationScores {
  private final int components;
  private final int dimension;
  private final double[][] means;
  private final double[] expectedConstants;

  /** A_k and the inverse of the predictive scale: one array, or one for each entry. */
  private final double[][] precisions;

  private final double[][] predictivePrecisions;

  /** Of Student's t, NaN of a normal distribution. */
  private final double[] degrees;

  private final double[] densityConstants;
  private final double[] expected;
  private final double[] predictive;
  private final boolean round;

  /** For one thread: it reuses its buffers. */
  public LocationScores(LocationPosterior posterior) {
    components = posterior.components();
    dimension = posterior.dimension();
    round = isRound(posterior);
    int entries = round ? 1 : dimension * (dimension + 1) / 2;
    means = new double[dimension][components];
    expectedConstants = new double[components];
    precisions = new double[entries][components];
    predictivePrecisions = new double[entries][components];
    degrees = new double[components];
    densityConstants = new double[components];
    expected = new double[components];
    predictive = new double[components];
    for (int k = 0; k < components; k++) {
      tabulate(posterior, k);
    }
  }

  private static boolean isRound(LocationPosterior posterior) {
    return switch (posterior.prior().moments()) {
      case FULL -> false;
      default -> true;
    };
  }

  private void tabulate(LocationPosterior posterior, int k) {
    for (int d = 0; d < dimension; d++) {
      means[d][k] = posterior.mean(k, d);
    }
    expectedConstants[k] = posterior.sharedConstant() + posterior.constant(k);
    MultivariateStudentT law = posterior.predictive(k);
    SymmetricMatrix scale = law.scale();
    double logDeterminant;
    if (round) {
      precisions[0][k] = posterior.precision(k).get(0, 0);
      predictivePrecisions[0][k] = 1 / scale.get(0, 0);
      logDeterminant = -dimension * Math.log(predictivePrecisions[0][k]);
    } else {
      double[] precision = posterior.precision(k).packed();
      double[] inverse = scale.inverse().packed();
      for (int e = 0; e < precision.length; e++) {
        precisions[e][k] = precision[e];
        predictivePrecisions[e][k] = inverse[e];
      }
      logDeterminant = scale.logDeterminant();
    }
    degrees[k] = Double.isInfinite(law.df()) ? Double.NaN : law.df();
    densityConstants[k] =
        MultivariateStudentT.logNormaliser(law.df(), dimension) - 0.5 * logDeterminant;
  }

  /** E ln p(x | k) at the centre of component k, nats. */
  public double expectedConstant(int k) {
    return expectedConstants[k];
  }

  /** Measures how far a location lies from each component. */
  public void measure(double[] x) {
    if (round) {
      Arrays.fill(expected, 0);
      for (int d = 0; d < dimension; d++) {
        double coordinate = x[d];
        double[] column = means[d];
        for (int k = 0; k < components; k++) {
          double difference = coordinate - column[k];
          expected[k] += difference * difference;
        }
      }
      for (int k = 0; k < components; k++) {
        predictive[k] = predictivePrecisions[0][k] * expected[k];
        expected[k] *= precisions[0][k];
      }
      return;
    }
    measure(x, precisions, expected);
    measure(x, predictivePrecisions, predictive);
  }

  private void measure(double[] x, double[][] matrix, double[] out) {
    Arrays.fill(out, 0);
    int e = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        double[] entry = matrix[e++];
        double factor = i == j ? 1 : 2;
        double[] first = means[i];
        double[] second = means[j];
        for (int k = 0; k < components; k++) {
          out[k] += factor * entry[k] * (x[i] - first[k]) * (x[j] - second[k]);
        }
      }
    }
  }

  /** Fills out with constants plus E ln p(x | k) less its constant. */
  public void addExpected(double[] constants, double[] out) {
    for (int k = 0; k < components; k++) {
      out[k] = constants[k] - 0.5 * expected[k];
    }
  }

  /**
   * Fills out with constants plus a number that the predictive log density does not exceed: ln(1 +
   * y) is at least 2 y / (2 + y).
   */
  public void addBounds(double[] constants, double[] out) {
    for (int k = 0; k < components; k++) {
      out[k] = constants[k] + densityConstants[k];
      if (Double.isNaN(degrees[k])) {
        out[k] -= 0.5 * predictive[k];
      } else {
        double y = predictive[k] / degrees[k];
        out[k] -= (degrees[k] + dimension) * y / (2 + y);
      }
    }
  }

  /** The predictive log density of component k, eq. (46). */
  public double logDensity(int k) {
    return Double.isNaN(degrees[k])
        ? densityConstants[k] - 0.5 * predictive[k]
        : densityConstants[k]
            - 0.5 * (degrees[k] + dimension) * Math.log1p(predictive[k] / degrees[k]);
  }
}
