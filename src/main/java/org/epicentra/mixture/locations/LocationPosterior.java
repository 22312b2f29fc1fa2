package org.epicentra.mixture.locations;

import java.io.Serializable;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;

/**
 * The posterior of the centres and shapes of the components. Immutable; serialised with each pass.
 * "Precision" is the expected precision of a location about its centre, A_k of eq. (25).
 */
public interface LocationPosterior extends Serializable {
  /** The prior that it comes from. */
  LocationPrior prior();

  /** The number of components K. */
  int components();

  /** The number of coordinates D, 2 or 3. */
  default int dimension() {
    return prior().dimension();
  }

  /** Coordinate d of m_k, unit. */
  double mean(int k, int d);

  /** A new array with m_k, length D, unit. */
  default double[] mean(int k) {
    double[] mean = new double[dimension()];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = mean(k, d);
    }
    return mean;
  }

  /**
   * The places about which a pass sums locations, K*D coordinates, component by component: near the
   * centres, so that second moments keep their digits; or 0, where there are none.
   */
  double[] origins();

  /** The precision of the centre of component k, averaged over the axes, 1/unit^2. */
  double centrePrecision(int k);

  /** The weight of the events behind component k, as far as its location goes. */
  double events(int k);

  /**
   * The part of E ln p(x) that neither an event nor a component changes, nats. At a vague start it
   * is huge; kept out of the constants, it costs no digits of the responsibilities.
   */
  double sharedConstant();

  /** The part of E ln p(x) at x = m_k that is not shared, nats. */
  double constant(int k);

  /** The precision that all components have on each axis, 1/unit^2; NaN where they differ. */
  double sharedPrecision();

  /** A_k, 1/unit^2. */
  SymmetricMatrix precision(int k);

  /** KL(q || prior) of component k, without what components share, nats. */
  double divergence(int k);

  /** KL(q || prior) of what components share, nats. */
  default double sharedDivergence() {
    return 0;
  }

  /** E of the covariance of a true location of component k, unit^2. */
  SymmetricMatrix covariance(int k);

  /** The same, as D rows. */
  default double[][] covarianceRows(int k) {
    return covariance(k).rows();
  }

  /** The distribution of a new location of component k, the posterior integrated out, eq. (46). */
  MultivariateStudentT predictive(int k);

  /** The marginal posterior of the centre of component k, eq. (49). */
  MultivariateStudentT centre(int k);

  /**
   * The sums of the true locations that are expected behind observed ones, eq. (33b); the sums
   * themselves where there is no location error.
   *
   * @param observed sums of a pass at this posterior
   */
  default LocationSums completed(LocationSums observed) {
    return observed;
  }

  /** The numbers that make the posterior. */
  LocationParameters parameters();

  /** What the posterior has seen beyond its prior: the sums that make it. */
  LocationSums sums();

  /** Chosen components: new component i is old order[i]. */
  LocationPosterior selected(int[] order);

  /**
   * E ln p of observed locations in component k, nats.
   *
   * @param sums of observed locations
   * @param row the component of the sums
   * @param about where sums without second moments of their own take them to be 0, length D
   */
  default double expectedLogProb(int k, LocationSums sums, int row, double[] about) {
    double count = sums.count(row);
    if (count == 0) {
      return 0;
    }
    SymmetricMatrix scatter = sums.scatterAbout(row, mean(k), about);
    return count * (sharedConstant() + constant(k)) - 0.5 * precision(k).traceProduct(scatter);
  }

  /** The posterior of true locations behind observed ones; itself without a location error. */
  default LocationPosterior truth() {
    return this;
  }

  /**
   * E ln p of locations in their components, nats; of sums without second moments less what no
   * centre changes.
   */
  default double expectedLogProb(LocationSums sums) {
    double sum = 0;
    double[] about = new double[dimension()];
    for (int k = 0; k < sums.components(); k++) {
      sum += expectedLogProb(k, sums, k, about);
    }
    return sums.moments() == SecondMoments.TOTAL
        ? sum
            - 0.5 * sharedPrecision() * sums.about(new double[sums.origins().length]).totalSquares()
        : sum;
  }
}
