package org.epicentra.mixture.locations;

import java.io.Serializable;
import org.epicentra.DivergenceException;

/** The prior of the centres and shapes of the components. Immutable. */
public interface LocationPrior extends Serializable {
  /** The shape of the components. */
  CovarianceType type();

  /** The number of coordinates D, 2 or 3. */
  int dimension();

  /**
   * One over the variance of a location about its centre on each axis, 1/unit^2: exact for {@link
   * CovarianceType#FIXED}, expected for the others.
   */
  double tau();

  /** A copy of the prior mean of the centres, length D, unit. */
  double[] nu();

  /** The prior precision of the centres, 1/unit^2; of a component of the expected variance. */
  double rho();

  /**
   * Whether the components are round and of a given width, that of their true locations, so that
   * {@link #tau} is exact.
   */
  default boolean isGivenWidth() {
    return false;
  }

  /** The second moments that the posterior is made of. */
  SecondMoments moments();

  /**
   * The M-step.
   *
   * @param sums of true locations, not of those that a location error has moved
   * @throws DivergenceException when a result is not finite
   */
  LocationPosterior posterior(LocationSums sums);

  /**
   * The M-step of some components, where what all components share stays as in another posterior.
   */
  default LocationPosterior posterior(LocationSums sums, LocationPosterior like) {
    return posterior(sums);
  }

  /**
   * The posterior of given numbers.
   *
   * @param parameters with as many shapes, each of as many numbers, as the prior has
   * @throws org.epicentra.BadInputException when a shape is none
   */
  LocationPosterior of(LocationParameters parameters);

  /** How many numbers a row of shapes has; 0 for none. */
  int shapeSize();

  /**
   * The posterior where an ascent of given centres starts that knows nothing else: m_k at the
   * centres, all else at the prior.
   *
   * @param centres K*D coordinates, component by component, unit
   */
  LocationPosterior at(double[] centres);

  /**
   * How wide a component is that the prior alone keeps from being a point: its standard deviation
   * on an axis where all its events lie at one place, unit.
   *
   * @param events their weight
   */
  default double leastWidth(double events) {
    if (isGivenWidth()) {
      return 1 / Math.sqrt(tau());
    }
    LocationSums point = new LocationSums(dimension(), moments(), nu());
    point.add(0, events, new double[dimension()]);
    return Math.sqrt(posterior(point).covariance(0).get(0, 0));
  }
}
