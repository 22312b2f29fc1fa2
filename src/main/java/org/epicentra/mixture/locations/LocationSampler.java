package org.epicentra.mixture.locations;

import java.io.Serializable;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;

/** Draws locations of components. Immutable and thread-safe. */
@FunctionalInterface
public interface LocationSampler extends Serializable {
  /**
   * A location.
   *
   * @return length D, unit, a new array
   */
  double[] draw(int k, RandomStream random);

  /** Locations of the predictive distribution of a posterior, eq. (46). */
  static LocationSampler of(LocationPosterior posterior) {
    if (posterior.prior().isGivenWidth() && LocationError.deviation(posterior.prior()) == 0) {
      double[][] means = new double[posterior.components()][];
      double[] deviations = new double[means.length];
      for (int k = 0; k < means.length; k++) {
        means[k] = posterior.mean(k);
        deviations[k] = 1 / Math.sqrt(posterior.centrePrecision(k));
      }
      return new Round(means, deviations, 1 / Math.sqrt(posterior.prior().tau()));
    }
    MultivariateStudentT[] laws = new MultivariateStudentT[posterior.components()];
    for (int k = 0; k < laws.length; k++) {
      laws[k] = posterior.predictive(k);
    }
    return new Predictive(laws);
  }

  /**
   * Locations of known parameters.
   *
   * @param centres K rows of D coordinates, unit; not copied
   * @param covariances K matrices, unit^2, not copied
   */
  static LocationSampler of(double[][] centres, SymmetricMatrix[] covariances) {
    MultivariateStudentT[] laws = new MultivariateStudentT[centres.length];
    for (int k = 0; k < laws.length; k++) {
      laws[k] = MultivariateStudentT.of(Double.POSITIVE_INFINITY, centres[k], covariances[k]);
    }
    return new Predictive(laws);
  }

  /**
   * Round components about known centres.
   *
   * @param centres K rows of D coordinates, unit; not copied
   * @param deviation standard deviation on each axis, unit
   */
  static LocationSampler round(double[][] centres, double deviation) {
    return new Round(centres, new double[centres.length], deviation);
  }

  /** A centre that is drawn, and a location about it. */
  final class Round implements LocationSampler {
    private static final long serialVersionUID = 1L;

    private final double[][] centres;
    private final double[] centreDeviations;
    private final double deviation;

    Round(double[][] centres, double[] centreDeviations, double deviation) {
      this.centres = centres;
      this.centreDeviations = centreDeviations;
      this.deviation = deviation;
    }

    @Override
    public double[] draw(int k, RandomStream random) {
      double[] location = centres[k].clone();
      for (int d = 0; d < location.length; d++) {
        location[d] +=
            centreDeviations[k] * random.nextGaussian() + deviation * random.nextGaussian();
      }
      return location;
    }
  }

  /** Each component of its own distribution. */
  final class Predictive implements LocationSampler {
    private static final long serialVersionUID = 1L;

    private final MultivariateStudentT[] laws;

    Predictive(MultivariateStudentT[] laws) {
      this.laws = laws;
    }

    @Override
    public double[] draw(int k, RandomStream random) {
      return laws[k].sample(random);
    }
  }
}
